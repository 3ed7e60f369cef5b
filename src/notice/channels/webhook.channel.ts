/** A program of the unit's own choosing: JSON over HTTP, signed as for the gateway. */
import { resultByStatus } from '../outbound-request.js';
import { iso } from '../../protocol/time/instant.js';
import { signRequest } from '../sign-request.js';
import { JSON_TYPE, type NoticeChannelDriver } from './notice-channel.js';
import { chatResult, readChatReply } from './chat-api.js';

/** Feishu's robots say in `code` what the others say in `errcode`; a program of another kind may mean anything by it. */
const FEISHU_ROBOT = /\/open-apis\/bot\//;

export const webhook: NoticeChannelDriver = {
  name: 'webhook',
  fields: [
    { name: 'url', url: true },
    { name: 'signSecret', secret: true },
  ],
  group: true,
  reaches: () => true,
  async send(message, _to, { url = '', signSecret = '' }, { outward, clock }) {
    const { id, kind, text, number, community, link } = message;
    const expiresAt = iso(message.expiresAt);
    const body = JSON.stringify({ id, kind, text: text.body, number, community, link, expiresAt });
    const timestamp = String(Math.floor(clock.now() / 1000));
    const said = await readChatReply(outward, url, {
      headers: {
        ...JSON_TYPE,
        'x-yihu-timestamp': timestamp,
        'x-yihu-signature': `sha256=${signRequest(signSecret, timestamp, body)}`,
      },
      body,
    });
    // The address of a chat robot may stand here: it refuses with 200 and says so in its answer.
    const isRobot = said.answer.errcode !== undefined || FEISHU_ROBOT.test(url);
    return isRobot ? chatResult(said, []) : resultByStatus(said.status);
  },
};
