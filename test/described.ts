/** Whether answers are as the hub's own OpenAPI says. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

type Json = Record<string, unknown>;
interface Operation {
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Json }> }>;
}
interface Document extends Json {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Json>; responses: Record<string, Operation['responses'][string]> };
}
export interface Answer {
  status: number;
  body: unknown;
  headers: Headers;
}

/** Objects take no other fields than the named ones: in a test, a field that is not documented is a mistake. */
const closed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.fromEntries(Object.entries(value).map(([key, v]) => [key, closed(v)]));
  return typeof all.properties === 'object' && all.type === 'object' && !('additionalProperties' in all)
    ? { ...all, additionalProperties: false }
    : all;
};

export function described(document: Document) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'hub', components: closed(document.components) as Json });
  const compiled = new Map<string, ValidateFunction>();
  const paths = Object.keys(document.paths).sort((a, b) => Number(a.includes('{')) - Number(b.includes('{')));
  const templateOf = (path: string) =>
    paths.find((one) => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path));

  /** What is not as it is documented, in a sentence each. */
  return (method: string, address: string, { status, body, headers }: Answer): string[] => {
    const path = templateOf(address.split('?')[0]!);
    const operation = path && document.paths[path]?.[method.toLowerCase()];
    if (!operation) return [`${method} ${address} is not documented`];
    const named = `${method} ${path} ${status}`;
    const said = operation.responses[status];
    if (!said) return [`${named} is not documented`];
    const response = said.$ref ? document.components.responses[said.$ref.split('/').pop()!]! : said;
    const type = (headers.get('content-type') ?? '').split(';')[0]!;
    const content = response.content?.[type];
    if (!response.content) return body === '' ? [] : [`${named} answers something`];
    if (!content) return [`${named} answers ${type}`];
    if (!type.endsWith('json')) return [];
    const validate = compiled.get(named) ?? ajv.compile(pointed(closed(content.schema)) as Json);
    compiled.set(named, validate);
    return validate(body)
      ? []
      : (validate.errors ?? []).map(
          (e) => `${named}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`,
        );
  };
}
interface Channels extends Json {
  channels: Record<string, { messages: Record<string, { name: string; payload: Json }> }>;
  components: { schemas: Record<string, Json> };
}
/** Whether what is said over a namespace is as the hub's own AsyncAPI says: `ask`, `ack` or `tell`, and the event. */
export function describedOverChannels(document: Channels) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'hub', components: closed(document.components) as Json });
  const compiled = new Map<string, ValidateFunction>();

  /** What is not as it is documented, in a sentence each. */
  return (namespace: string, way: 'ask' | 'ack' | 'tell', event: string, payload: unknown): string[] => {
    const named = `${namespace} ${way} ${event}`;
    const message = document.channels[namespace]?.messages[`${way}_${event.replace(':', '_')}`];
    if (!message) return [`${named} is not documented`];
    const validate = compiled.get(named) ?? ajv.compile(pointed(closed(message.payload)) as Json);
    compiled.set(named, validate);
    return validate(payload)
      ? []
      : (validate.errors ?? []).map(
          (e) => `${named}${e.instancePath} ${e.message} ${JSON.stringify(e.params)}`,
        );
  };
}
/** With references into the document. */
const pointed = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/components/', '"hub#/components/'));
