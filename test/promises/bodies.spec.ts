/** Every body of the hub's own description, with things where others are meant: a clear no or a yes, and never a 500. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { openTestHub, type TestHub } from '../hub.js';
import type { Username } from '../world.js';

type Schema = { $ref?: string; properties?: Record<string, Schema>; items?: Schema; type?: string };
interface Body {
  method: string;
  path: string;
  fields: readonly string[];
}
const SHAPES: readonly unknown[] = [
  [[]],
  [[[]]],
  [{}],
  [null],
  [[{}]],
  [{ items: [[]] }],
  [],
  {},
  { a: [] },
  null,
  0,
  '',
  'x',
  true,
];
/** Of each namespace of people one who may do most there. */
const ASKERS: readonly Username[] = ['xie', 'zhou', 'wang', 'li'];
/** It ends the session that asks. */
const LEFT_OUT = /\/auth\/|\/me\/password|\/setup/;

describe('bodies that are none', () => {
  let t: TestHub;
  let bodies: Body[];
  beforeAll(async () => {
    t = await openTestHub('sqlite', { YIHU_LIMITS: 'off', YIHU_DEMO: '1' });
    const { body } = await t.http(null, 'GET', '/api/docs-json');
    const schemas = body.components.schemas as Record<string, Schema>;
    const shapeOf = (schema: Schema | undefined): Schema =>
      schema?.$ref ? (schemas[schema.$ref.split('/').at(-1)!] ?? {}) : (schema ?? {});
    bodies = Object.entries(body.paths as Record<string, Record<string, any>>).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const schema = operation.requestBody?.content?.['application/json']?.schema as Schema | undefined;
        if (!schema || LEFT_OUT.test(path)) return [];
        const fields = Object.keys(shapeOf(schema).properties ?? {});
        return [
          { method: method.toUpperCase(), path: path.replace(/\{[^}]+\}/g, () => randomUUID()), fields },
        ];
      }),
    );
  });
  afterAll(() => t.close());

  test('each field of each body, with every shape', async () => {
    expect(bodies.length).toBeGreaterThan(60);
    const faults: string[] = [];
    for (const { method, path, fields } of bodies)
      for (const who of ASKERS) {
        const asked = [
          ...SHAPES.filter((shape) => typeof shape === 'object'),
          ...fields.flatMap((field) => SHAPES.map((shape) => ({ [field]: shape }))),
        ];
        for (const body of asked) {
          const answer = await t.http(who, method, path, body as object, { 'idempotency-key': randomUUID() });
          if (answer.status >= 500 && answer.body?.code !== 'unavailable')
            faults.push(`${who} ${method} ${path} ${JSON.stringify(body)} ${answer.status}`);
          // Who may not do it at all is asked no further.
          if (answer.status === 403 || answer.status === 401) break;
        }
      }
    expect(faults).toEqual([]);
  }, 300_000);
});
