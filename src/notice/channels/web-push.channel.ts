/** Web Push (RFC 8030, 8291, 8292), encrypted for the browser alone. Last: much of it does not arrive in mainland China. */
import webPush from 'web-push';
import { resultByStatus, failureOf, type SendResult } from '../outbound-request.js';
import {
  permanentFailure,
  type NoticeChannelDriver,
  type Fields,
  type ChannelMessage,
  type PushTo,
  type ChannelTools,
} from './notice-channel.js';

const GONE = [404, 410];

export const webPushChannel: NoticeChannelDriver = {
  name: 'web_push',
  // The pair of keys is made by the hub when the channel is switched on.
  fields: [{ name: 'contact', standard: 'mailto:yihu@localhost.localdomain' }],
  reaches: (to) => to.push.length > 0,
  async send(message, to, fields, tools) {
    const all = await Promise.all(to.push.map((one) => push(one, message, fields, tools).catch(failureOf)));
    return (
      all.find((s) => s.delivered) ??
      all.find((s) => !s.delivered && s.again) ??
      all[0] ??
      permanentFailure('no browser')
    );
  },
};

async function push(
  to: PushTo,
  message: ChannelMessage,
  fields: Fields,
  { outward, clock, forget }: ChannelTools,
): Promise<SendResult> {
  const { title, body } = message.text;
  const ttl = Math.max(0, Math.round((message.expiresAt - clock.now()) / 1000));
  const details = webPush.generateRequestDetails(
    to,
    JSON.stringify({ id: message.id, title, body, link: message.link }),
    {
      vapidDetails: {
        subject: fields.contact ?? '',
        publicKey: fields.publicKey ?? '',
        privateKey: fields.privateKey ?? '',
      },
      TTL: ttl,
      urgency: 'high',
      topic: message.id.replace(/-/g, ''),
    },
  );
  const headers = Object.fromEntries(
    Object.entries(details.headers as Record<string, string | number>).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  const { status } = await outward(details.endpoint, { headers, body: details.body });
  if (GONE.includes(status)) await forget(to.endpoint);
  return resultByStatus(status);
}

export const newVapidKeys = () => webPush.generateVAPIDKeys();
