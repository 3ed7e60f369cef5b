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
/** What stands, as it may be sent back: of each list the first and the last, which are as good as all. */
const SETTINGS: readonly [who: Username, path: string, base: (shown: any) => object][] = [
  ['xie', '/api/settings', (shown) => shown],
  ['zhou', '/api/policies', (shown) => shown],
  ['zhou', '/api/policy', ({ steps }) => ({ steps: steps ?? [{ ring: 'all', seconds: 60 }] })],
  [
    'zhou',
    '/api/deadlines',
    () => ({
      rules: [
        { clock: 'contact', category: 'elder_fraud', urgency: 'normal', amount: 20, unit: 'minutes' },
        { clock: 'close', category: null, urgency: 'urgent', amount: 2, unit: 'working_days' },
      ],
    }),
  ],
  ['zhou', '/api/roster/settings', (shown) => shown],
  ['zhou', '/api/certificates/settings', (shown) => shown],
  ['xie', '/api/exports/volunteer-columns', (shown) => shown],
  ['zhou', '/api/briefs/schedule', (shown) => shown],
  ['wang', '/api/me/notice', (shown) => shown],
  [
    'zhou',
    '/api/calendar',
    () => ({
      week: Array.from({ length: 7 }, () => ({ intervals: [{ from: 540, to: 720 }] })),
      days: [{ day: '2027-05-04', kind: 'special', name: '调休', intervals: [{ from: 540, to: 720 }] }],
    }),
  ],
  [
    'xie',
    '/api/notice/setup',
    () => ({
      channels: [{ name: 'webhook', enabled: false, fields: { url: 'https://hooks.example/a' } }],
      allowed: ['10.0.0.0/8'],
    }),
  ],
];
function placesIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  const inside = Array.isArray(value)
    ? [...new Set([0, value.length - 1])].filter((i) => i in value)
    : typeof value === 'object' && value !== null
      ? Object.keys(value)
      : [];
  return [
    ...(path.length ? [[...path]] : []),
    ...inside.flatMap((key) => placesIn((value as Record<string, unknown>)[key], [...path, key])),
  ];
}
const withAt = (value: any, [key, ...rest]: readonly (string | number)[], shape: unknown): any => {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  copy[key!] = rest.length ? withAt(value[key!], rest, shape) : shape;
  return copy;
};
/** It ends the session that asks. */
const LEFT_OUT = /\/auth\/|\/me\/password|^\/api\/setup$/;

describe('bodies that are none', () => {
  let t: TestHub;
  let bodies: Body[];
  const fieldsOf = new Map<string, readonly string[]>();
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
        fieldsOf.set(`${method} ${path}`, fields);
        return [
          { method: method.toUpperCase(), path: path.replace(/\{[^}]+\}/g, () => randomUUID()), fields },
        ];
      }),
    );
  });
  afterAll(() => t.close());

  test('each says which fields it has', () => {
    expect(bodies.filter(({ fields }) => !fields.length).map(({ path }) => path)).toEqual([]);
  });

  test('each field of each body, with every shape', async () => {
    expect(bodies.length).toBeGreaterThan(60);
    const faults: string[] = [];
    const whole = SHAPES.filter((shape) => typeof shape === 'object');
    for (const { method, path, fields } of bodies) {
      let asked = false;
      for (const who of ASKERS) {
        // What a field may be is the same for all: each is asked of the first who may ask at all.
        const each = asked ? [] : fields.flatMap((field) => SHAPES.map((shape) => ({ [field]: shape })));
        for (const body of [...whole, ...each]) {
          const answer = await t.http(who, method, path, body as object, { 'idempotency-key': randomUUID() });
          if (answer.status >= 500 && answer.body?.code !== 'unavailable')
            faults.push(`${who} ${method} ${path} ${JSON.stringify(body)} ${answer.status}`);
          // Who may not do it at all is asked no further.
          if (answer.status === 403 || answer.status === 401) break;
          asked = true;
        }
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);

  // Alone in its body a wrong field is refused for what is missing beside it: here all else is right.
  test('each place, however deep, of each setting that stands, with every shape', async () => {
    const faults: string[] = [];
    for (const [who, path, base] of SETTINGS) {
      const known = new Set(fieldsOf.get(`put ${path}`));
      const shown = base((await t.http(who, 'GET', path)).body) as Record<string, unknown>;
      const { tag: _tag, ...right } = Object.fromEntries(
        Object.entries(shown).filter(([name]) => known.has(name)),
      );
      const kept = await t.http(who, 'PUT', path, right);
      expect([path, kept.status, kept.body?.fields]).toEqual([path, 200, undefined]);
      const places = placesIn(right);
      expect([path, places.length > 2]).toEqual([path, true]);
      for (const place of places)
        for (const shape of SHAPES) {
          const answer = await t.http(who, 'PUT', path, withAt(right, place, shape));
          if (answer.status >= 500)
            faults.push(`PUT ${path} ${place.join('.')} ${JSON.stringify(shape)} ${answer.status}`);
        }
    }
    expect(faults).toEqual([]);
  }, 300_000);
});
