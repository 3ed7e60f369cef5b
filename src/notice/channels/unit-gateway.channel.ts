/**
 * The unit's gateway, by voice or as a text message. Its address is set by the administrator with the unit's settings
 * and may be a private one, since a unit's gateway stands in its own network.
 */
import { sendToUnitGateway } from '../unit-gateway.client.js';
import { iso } from '../../protocol/time/instant.js';
import { acceptText, HOW_TO_PRESS, HOW_TO_TEXT } from './ring-answer.js';
import type { ChannelMessage, NoticeChannelDriver } from './notice-channel.js';

/** A ring is answered by the message itself; nobody can open a link that is spoken. */
const textFor: Record<'voice' | 'sms', (message: ChannelMessage) => string> = {
  sms: ({ line, lang, ringCode }) =>
    ringCode === undefined ? line : `${line} ${HOW_TO_TEXT[lang](ringCode)}`,
  voice: ({ line, lang, text, ringCode }) =>
    ringCode === undefined ? line : `${text.body}。${HOW_TO_PRESS[lang]}`,
};

const by = (name: 'voice' | 'sms'): NoticeChannelDriver => ({
  name,
  fields: [],
  reaches: (to) => to.phone !== undefined,
  send: (message, to, { url = '', secret = '' }, { clock }) => {
    const { id, kind, number, community, link, expiresAt, ringCode } = message;
    return sendToUnitGateway(
      { url, secret },
      {
        id,
        to: to.phone!,
        kind,
        channel: name,
        text: textFor[name](message),
        number,
        community,
        link,
        ...(ringCode !== undefined && { accept: acceptText(ringCode) }),
        expiresAt: iso(expiresAt),
      },
      clock,
    );
  },
});
export const voice = by('voice');
export const sms = by('sms');
