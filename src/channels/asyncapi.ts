/**
 * AsyncAPI 3 of the namespaces. What may be asked is read from the gateways, with the classes that check it; what
 * is acknowledged and told from the types of protocol/events.ts, as kernel/schemas.ts has them.
 */
import { EVENT_ACCESS, isEvent, NAMESPACE_ROLES } from '../access/access-table.js';
import type { JsonSchema, Schemas } from '../kernel/schemas.js';
import { NAMESPACES, type Namespace } from '../protocol/events.js';
import type { Subscription } from '../realtime/subscriptions.js';

const id = (event: string) => event.replace(':', '_');
const named = (type: string) => ({ $ref: `#/components/schemas/${type}` });
const NOTHING: JsonSchema = { type: 'object', additionalProperties: false };

const acked = (data: JsonSchema | undefined): JsonSchema => ({
  oneOf: [
    {
      type: 'object',
      properties: { ok: { const: true }, data: data ?? NOTHING },
      required: ['ok', 'data'],
    },
    {
      type: 'object',
      properties: { ok: { const: false }, error: named('RefusalBody') },
      required: ['ok', 'error'],
    },
  ],
});

function asked({ namespace, event, payload }: Subscription, { acks }: Schemas) {
  const channel = { $ref: `#/channels/${namespace}` };
  const name = `${namespace} ${event}`;
  return {
    messages: {
      [`ask_${id(event)}`]: { name: event, payload: payload ? named(payload.name) : NOTHING },
      [`ack_${id(event)}`]: { name: `ack of ${event}`, payload: acked(acks[namespace]?.[event]) },
    },
    operations: {
      [`${namespace}_ask_${id(event)}`]: {
        action: 'receive',
        channel,
        messages: [{ $ref: `${channel.$ref}/messages/ask_${id(event)}` }],
        reply: { channel, messages: [{ $ref: `${channel.$ref}/messages/ack_${id(event)}` }] },
        ...(isEvent(name) && { description: `Asked further: ${EVENT_ACCESS[name].then}.` }),
      },
    },
  };
}

function told(namespace: Namespace, event: string, payload: JsonSchema) {
  const channel = { $ref: `#/channels/${namespace}` };
  return {
    messages: { [`tell_${id(event)}`]: { name: event, payload } },
    operations: {
      [`${namespace}_tell_${id(event)}`]: {
        action: 'send',
        channel,
        messages: [{ $ref: `${channel.$ref}/messages/tell_${id(event)}` }],
      },
    },
  };
}

/** @param components of the OpenAPI document: the schemas of the DTO classes and of the types, by name */
export function asyncApi(
  heard: readonly Subscription[],
  version: string,
  known: Schemas,
  components: Record<string, unknown>,
): JsonSchema {
  const all = NAMESPACES.map((name) => ({
    name,
    parts: [
      ...heard.filter(({ namespace }) => namespace === name).map((one) => asked(one, known)),
      ...Object.entries(known.serverEvents[name] ?? {}).map(([event, payload]) => told(name, event, payload)),
    ],
  }));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Yihu channels',
      version,
      description:
        'Socket.IO 4, path /socket.io, websocket only, one namespace a role. Every event that is asked is acknowledged.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(
      all.map(({ name, parts }) => [
        name,
        {
          address: `/${name}`,
          title: `/${name}`,
          description: `For ${NAMESPACE_ROLES[name].join(', ') || 'whoever came by a link'}.`,
          messages: Object.assign({}, ...parts.map(({ messages }) => messages)) as object,
        },
      ]),
    ),
    operations: Object.assign({}, ...all.flatMap(({ parts }) => parts.map((p) => p.operations))) as object,
    components: { schemas: components },
  };
}
