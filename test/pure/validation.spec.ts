/** Whatever comes in: a clean value of its class, or the refusal `invalid` that names fields; never another error. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as dtos from '../../src/calls/call.dto.js';
import { DutyPauseDto } from '../../src/duty/duty.dto.js';
import { Refusal } from '../../src/kernel/refusal/refusal.js';
import { droppedFieldsOf } from '../../src/kernel/input/lenient-fields.js';
import { validatePayload } from '../../src/kernel/input/validation.js';

/** Beside the classes stand a few decorators that they share. */
const isClass = (exported: unknown) => typeof exported === 'function' && 'prototype' in exported;
const CLASSES = [...Object.values(dtos).filter(isClass), DutyPauseDto] as (new () => object)[];
const UUID = '0199f0d2-6a4e-7c3b-9d5e-2f1a8b7c6d5e';

/** The value, or the fields that are wrong. */
const ask = <T extends object>(type: new () => T, payload: unknown): T | string[] => {
  try {
    return validatePayload(type, payload);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.code).toBe('invalid');
    for (const lang of ['zh', 'en'] as const)
      expect(JSON.stringify(error.body(lang)).isWellFormed()).toBe(true);
    return Object.keys(error.details.fields ?? {});
  }
};
const clean = () => {
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
};

describe('a raise', () => {
  test.each([
    [{ clientCallId: UUID }],
    [
      {
        clientCallId: UUID,
        summary: '家里的事',
        urgency: 'urgent',
        category: 'family',
        callbackPhone: '13800001234',
      },
    ],
    [{ clientCallId: UUID, resident: { basis: 'consent' } }],
    [{ clientCallId: UUID, resident: { name: '李', phone: '024-23871234', basis: 'vital_interest' } }],
    [{ clientCallId: UUID, callbackPhone: '', summary: '' }],
  ])('%j is taken as it is', (payload) =>
    expect(JSON.parse(JSON.stringify(ask(dtos.RaiseDto, payload)))).toEqual(payload),
  );

  test.each([
    [{}, ['clientCallId']],
    [{ clientCallId: 'x' }, ['clientCallId']],
    [{ clientCallId: UUID, more: 1 }, ['more']],
    [{ clientCallId: UUID, summary: 'x'.repeat(10_000) }, ['summary']],
    [{ clientCallId: UUID, summary: null }, ['summary']],
    [{ clientCallId: UUID, summary: '\ud800' }, ['summary']],
    [{ clientCallId: UUID, summary: 'a\0b' }, ['summary']],
    [{ clientCallId: UUID, summary: 'a\uffff' }, ['summary']],
    [{ clientCallId: UUID, operatorName: '李\x1b' }, ['operatorName']],
    [{ clientCallId: UUID, urgency: 'soon' }, ['urgency']],
    [{ clientCallId: UUID, urgency: ['urgent'] }, ['urgency']],
    [{ clientCallId: UUID, callbackPhone: '12345678' }, ['callbackPhone']],
    [{ clientCallId: UUID, callbackPhone: 13800001234 }, ['callbackPhone']],
    [{ clientCallId: UUID, resident: {} }, ['resident.basis']],
    [{ clientCallId: UUID, resident: null }, ['resident']],
    [{ clientCallId: UUID, resident: [] }, ['resident']],
    [{ clientCallId: UUID, resident: 'x' }, ['resident']],
    [
      { clientCallId: UUID, resident: { basis: 'because', phone: 'none', age: 3 } },
      ['resident.age', 'resident.basis', 'resident.phone'],
    ],
    [[], []],
    [null, []],
    ['x', []],
    [1, []],
    [undefined, []],
  ])('%j', (payload, fields) => {
    const answer = ask(dtos.RaiseDto, payload);
    if (Array.isArray(answer)) expect(answer.sort()).toEqual(fields);
    else {
      // What is no reason to refuse a raise is left out of it, and named.
      expect(Object.keys(droppedFieldsOf(answer) ?? {}).sort()).toEqual(fields);
      for (const field of fields) expect(answer).not.toHaveProperty(field);
    }
  });
  test('two thousand characters are counted as people count them', () => {
    expect(ask(dtos.RaiseDto, { clientCallId: UUID, summary: '𠮷'.repeat(2000) })).toMatchObject({
      clientCallId: UUID,
    });
    expect(ask(dtos.RaiseDto, { clientCallId: UUID, summary: '𠮷'.repeat(2001) })).toEqual(['summary']);
  });
  test('is kept as it is meant: without what nobody sees, digits of a Chinese keyboard as digits', () => {
    expect(
      ask(dtos.RaiseDto, {
        clientCallId: UUID,
        summary: ' 儿子\u200b不还钱\r\n急 ',
        operatorName: '李\u202e\n明',
        callbackPhone: '\u202d１３８００００１２３４\u202c ',
        resident: { name: '\u3164', basis: 'consent' },
      }),
    ).toEqual({
      clientCallId: UUID,
      summary: '儿子不还钱\n急',
      operatorName: '李 明',
      callbackPhone: '13800001234',
      resident: { name: '', basis: 'consent' },
    });
  });
  test.each(['\u200b', '\u3164', ' \u2060\u202e', '\u2800', '\u0301'])(
    'a reason of nothing that is seen is none: %j',
    (reason) => {
      try {
        validatePayload(dtos.RevealDto, { reason });
      } catch (error) {
        expect((error as Refusal).body('zh').fields).toEqual({ reason: '必填' });
      }
      expect.assertions(1);
    },
  );
  test('what is too long is told with how long it may be', () => {
    try {
      validatePayload(dtos.RaiseDto, { clientCallId: UUID, summary: 'x'.repeat(3000) });
    } catch (error) {
      expect((error as Refusal).body('zh').fields).toEqual({ summary: '最多 2000 个字' });
    }
    expect.assertions(1);
  });
});

describe('hostile names', () => {
  test.each([
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'then',
    '__defineGetter__',
    '',
  ])('%s changes nothing', (name) => {
    const payload = (value: string) =>
      JSON.parse(`{ "clientCallId": "${UUID}", ${JSON.stringify(name)}: ${value} }`) as unknown;
    for (const value of [
      '{ "polluted": 1 }',
      'null',
      '"x"',
      '[]',
      '{ "constructor": { "prototype": { "polluted": 1 } } }',
    ]) {
      const answer = ask(dtos.RaiseDto, payload(value));
      if (!Array.isArray(answer)) {
        expect(answer).toBeInstanceOf(dtos.RaiseDto);
        expect(JSON.parse(JSON.stringify(answer))).toEqual({ clientCallId: UUID });
      }
      clean();
      const inside = ask(dtos.RaiseDto, { clientCallId: UUID, resident: payload(value) });
      // Inside what may be left out such a name is left out; nothing of it stays.
      if (!Array.isArray(inside)) {
        expect(Object.keys(droppedFieldsOf(inside) ?? {})).not.toEqual([]);
        expect(Object.keys(inside.resident ?? {})).not.toContain(name);
      }
      clean();
    }
  });
  test('what is inherited does not count as given', () => {
    const payload = JSON.parse(`{ "__proto__": { "clientCallId": "${UUID}" } }`) as unknown;
    expect(ask(dtos.RaiseDto, payload)).toEqual(['clientCallId']);
  });
});

const NAMES = [
  'clientCallId',
  'callId',
  'offerId',
  'text',
  'clientMessageId',
  'rating',
  'reason',
  'resident',
  'referral',
  'summary',
  'callbackPhone',
  'urgency',
  'outcome',
  'solved',
  'note',
  'until',
  'officerId',
  'basis',
  'how',
  'replyBy',
  '__proto__',
  'constructor',
  'length',
  'then',
];
const LONG = 'x'.repeat(1_000_000);
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(
      null,
      undefined,
      true,
      0,
      -0,
      1.5,
      NaN,
      Infinity,
      1e308,
      '',
      UUID,
      LONG,
      '\ud800',
      '\0',
      '2025-11-24T00:00:00Z',
      'resolved',
      'consent',
    ),
    fc.string({ unit: 'binary' }),
    fc.double(),
    fc.array(tie('value'), { maxLength: 4 }),
    tie('body'),
  ),
  body: fc.array(fc.tuple(fc.constantFrom(...NAMES), tie('value')), { maxLength: 6 }).map((entries) => {
    const body: Record<string, unknown> = {};
    for (const [name, value] of entries)
      Object.defineProperty(body, name, { value, enumerable: true, configurable: true, writable: true });
    return body;
  }),
})).value;

test('whatever is sent, to every class there is', () => {
  fc.assert(
    fc.property(fc.constantFrom(...CLASSES), anything, (type, payload) => {
      const answer = ask(type, payload);
      if (!Array.isArray(answer)) expect(answer).toBeInstanceOf(type);
      clean();
    }),
    { numRuns: 3000 },
  );
});
test('a body nested very deep is refused and not followed to its end', () => {
  let deep: unknown = {};
  for (let i = 0; i < 20_000; i++) deep = { resident: deep };
  expect(Array.isArray(ask(dtos.RaiseDto, { clientCallId: UUID, resident: deep }))).toBe(true);
});
