/**
 * The unit's gateway, by voice or as a text message. Its address is set by the administrator with the unit's settings
 * and may be a private one, since a unit's gateway stands in its own network.
 */
import { sendToUnitGateway } from '../unit-gateway.client.js';
import { iso } from '../../protocol/time/instant.js';
import type { NoticeChannelDriver } from './notice-channel.js';

const by = (name: 'voice' | 'sms'): NoticeChannelDriver => ({
  name,
  fields: [],
  reaches: (to) => to.phone !== undefined,
  send: ({ id, kind, line, number, community, link, expiresAt }, to, { url = '', secret = '' }, { clock }) =>
    sendToUnitGateway(
      { url, secret },
      {
        id,
        to: to.phone!,
        kind,
        channel: name,
        text: line,
        number,
        community,
        link,
        expiresAt: iso(expiresAt),
      },
      clock,
    ),
});
export const voice = by('voice');
export const sms = by('sms');
