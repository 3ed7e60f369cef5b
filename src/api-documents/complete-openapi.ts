/** OpenAPI as @nestjs/swagger makes it, completed by what the types, the comments and the access table say. Pure. */
import { STATUS_CODES } from 'node:http';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { AccessRule } from '../access/access-rules.js';
import { HTTP_ACCESS } from '../access/access-table.js';
import type { RefusalCode } from '../protocol/codes.js';
import { STATUS } from '../kernel/refusal/refusal.filter.js';
import type { JsonSchema, Schemas } from '../kernel/schemas.js';

interface Operation {
  operationId: string;
  summary?: string;
  description?: string;
  responses: Record<string, object>;
  security?: Record<string, string[]>[];
}
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function completeOpenApi(document: OpenAPIObject, known: Schemas): OpenAPIObject {
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = item[method] as Operation | undefined;
      const route = `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`;
      if (operation) complete(operation, route, known);
    }
  const { components = {} } = document;
  const schemas = { ...components.schemas, ...known.schemas } as NonNullable<typeof components.schemas>;
  return { ...document, components: { ...components, schemas, responses: REFUSALS } };
}

function complete(operation: Operation, route: string, { routes }: Schemas): void {
  const rule = HTTP_ACCESS[route];
  const said = routes[operation.operationId];
  if (!rule || !said) throw new Error(`${route} is not in data/schemas.json: npm run schemas`);
  operation.operationId = operationIdOf(route);
  operation.summary = said.summary;
  operation.description = [said.description, whoMay(rule)].filter(Boolean).join('\n\n');
  operation.security = securityOf(rule);
  for (const [status, response] of Object.entries(operation.responses))
    operation.responses[status] = answered(status, response, said.answer);
  for (const [code, status] of Object.entries(STATUS))
    if (code !== 'conflict' || !route.startsWith('GET '))
      operation.responses[status] = { $ref: `#/components/responses/${code}` };
}

/** `getCallsByIdWhy`: of the address, which is public, and not of our classes. */
const operationIdOf = (route: string): string => {
  const [method = '', path = ''] = route.split(' ');
  const words =
    path
      .replace(/^\/api/, '')
      .replaceAll('/:', '/by-')
      .match(/[a-z]+/gi) ?? [];
  return method.toLowerCase() + words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join('');
};

const answered = (status: string, response: object, schema: JsonSchema | undefined): object => ({
  ...(schema &&
    !('content' in response) &&
    status !== '204' && { content: { 'application/json': { schema } } }),
  ...response,
  description: STATUS_CODES[status] ?? status,
});

const whoMay = ({ who, device, then }: AccessRule): string => {
  if (who === 'anybody') return 'Anybody may ask.';
  const people = who.length > 0 ? [`roles ${who.join(', ')}`] : [];
  const devices = device === 'no' ? [] : [DEVICES[device]];
  return `For ${[...people, ...devices].join('; ')}. Asked further: ${then}.`;
};
const DEVICES: Readonly<Record<Exclude<AccessRule['device'], 'no'>, string>> = {
  acting: 'who acts on a shared device, as far as their role goes',
  held: 'a shared device that people act on',
  any: 'every shared device',
  wall: 'a wall screen',
  guest: 'whoever came by a link',
};

/** A session as a bearer token or as a cookie, or a shared device's enrolment. */
const securityOf = ({ who, device }: AccessRule): Record<string, string[]>[] => {
  if (who === 'anybody') return [];
  const schemes = [...(who.length > 0 ? ['bearer', 'cookie'] : []), ...(device === 'no' ? [] : ['device'])];
  return schemes.map((scheme) => ({ [scheme]: [] }));
};

const MEANS: Readonly<Record<RefusalCode, string>> = {
  invalid: 'Something in it is not as it must be; `fields` names what.',
  unauthenticated: 'Nobody is signed in, or what they gave is wrong.',
  forbidden: 'They see it and may not do it.',
  not_found: 'There is none, or the caller may not see it.',
  conflict: 'Not now: something else has happened; `holder` names who holds a call.',
  too_many_requests: 'Too often; again after `retryAfterSeconds`.',
  internal: 'The hub has failed.',
  unavailable: 'The hub takes nothing at the moment.',
};
const REFUSALS = Object.fromEntries(
  Object.entries(MEANS).map(([code, description]) => [
    code,
    {
      description,
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]),
);
