/** AsyncAPI 3 of the three namespaces, made from the gateways' own DTO classes by way of their OpenAPI schemas. */
import { UNKNOWN_EVENT, WHO_ENTERS } from '../access/access-table.js';
import { NAMESPACES } from '../protocol/events.js';
import type { Subscription } from '../realtime/subscriptions.js';

type Schema = Record<string, unknown>;
/** What each namespace is told, in words; the shapes stand in the public contract. */
const TOLD = {
  community: [
    'snapshot',
    'call:changed',
    'call:progress',
    'call:message',
    'call:gone',
    'device:changed',
    'notice',
  ],
  procuratorate: [
    'snapshot',
    'offer:ring',
    'offer:ended',
    'call:changed',
    'call:message',
    'duty:changed',
    'notice',
    'deadline:near',
    'call:kept',
    'call:reviewed',
    'help:changed',
    'help:near',
    'follow-up:changed',
    'follow-up:near',
  ],
  coordination: [
    'snapshot',
    'call:changed',
    'duty:changed',
    'alert',
    'notice',
    'deadline:near',
    'call:entrusted',
    'watch:changed',
    'call:returned',
    'calls:orphaned',
    'follow-up:changed',
    'follow-up:near',
  ],
} as const;

/** @param schemas of the DTO classes, by class name, as OpenAPI has them */
export function asyncApi(
  heard: readonly Subscription[],
  version: string,
  schemas: Record<string, unknown>,
): Schema {
  const channels: Record<string, Schema> = {};
  const operations: Record<string, Schema> = {};
  for (const name of NAMESPACES) {
    const messages: Record<string, Schema> = {};
    const id = (event: string) => event.replace(':', '_');
    for (const { namespace, event, payload } of heard) {
      if (namespace !== name || event === UNKNOWN_EVENT) continue;
      messages[`ask_${id(event)}`] = {
        name: event,
        payload: payload ? { $ref: `#/components/schemas/${payload.name}` } : { type: 'object' },
      };
      operations[`${name}_ask_${id(event)}`] = {
        action: 'receive',
        channel: { $ref: `#/channels/${name}` },
        messages: [{ $ref: `#/channels/${name}/messages/ask_${id(event)}` }],
        description:
          'Acknowledged { ok: true, data } or { ok: false, error: { code, message, fields?, holder?, retryAfterSeconds? } }.',
      };
    }
    for (const event of TOLD[name]) {
      messages[`tell_${id(event)}`] = { name: event, payload: { type: 'object' } };
      operations[`${name}_tell_${id(event)}`] = {
        action: 'send',
        channel: { $ref: `#/channels/${name}` },
        messages: [{ $ref: `#/channels/${name}/messages/tell_${id(event)}` }],
      };
    }
    channels[name] = {
      address: `/${name}`,
      title: `/${name}`,
      description: `For ${WHO_ENTERS[name].join(', ')}.`,
      messages,
    };
  }
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Yihu channels',
      version,
      description: 'Socket.IO 4, path /socket.io, websocket only, one namespace a role.',
    },
    defaultContentType: 'application/json',
    channels,
    operations,
    components: { schemas },
  };
}
