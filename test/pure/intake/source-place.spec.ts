/** For which community a source calls, and that nothing optional keeps it from calling. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOf, plainNumber } from '../../../src/intake/source-place.js';
import { readIntakeId, readIntakeRest } from '../../../src/intake/read-intake.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';

const place = (id: string) => ({ id, code: `c-${id}`, name: id, subdistrictId: 's', unitId: 'u' });
const places = ['a', 'b', 'c'].map(place);
const source = (more: object = {}) => ({ kind: 'other' as const, communities: [], numbers: [], ...more });
const found = (one: ReturnType<typeof placeOf>) =>
  one instanceof Refusal
    ? Object.keys(one.details.fields ?? {})
    : [one.community.id, ...Object.keys(one.left)];

describe('the community of a call', () => {
  const numbers = [
    { number: '024-86110001', communityId: 'a' },
    { number: '13900000000', communityId: 'b' },
  ];
  test.each([
    [source(), { communityCode: 'c-b' }, ['b']],
    [source(), {}, ['communityCode']],
    [source(), { communityCode: 'no such' }, ['communityCode']],
    [source({ communities: ['a'] }), { communityCode: 'c-b' }, ['communityCode']],
    [source({ communities: ['a'] }), {}, ['a']],
    [source({ communities: ['a', 'b'] }), {}, ['communityCode']],
    [source({ kind: 'button', communities: ['c'] }), {}, ['c']],
    [source({ kind: 'button', communities: ['c'] }), { communityCode: 'c-c' }, ['c']],
    [source({ kind: 'button', communities: ['c'] }), { communityCode: 'c-a' }, ['c', 'communityCode']],
    [source({ kind: 'button', communities: ['gone'] }), {}, ['communityCode']],
    [source({ kind: 'number', numbers }), { dialled: '+86 139 0000 0000' }, ['b']],
    [source({ kind: 'number', numbers }), { dialled: '０２４８６１１０００１' }, ['a']],
    [
      source({ kind: 'number', numbers }),
      { dialled: '024-86110001', communityCode: 'c-c' },
      ['a', 'communityCode'],
    ],
    [source({ kind: 'number', numbers }), { dialled: '10086' }, ['dialled']],
    [source({ kind: 'number', numbers }), { dialled: '10086', communityCode: 'c-c' }, ['c', 'dialled']],
    [source({ kind: 'number', numbers }), {}, ['dialled']],
  ])('%o asked with %o', (of, given, expected) => {
    expect(found(placeOf(of, places, { given, left: {} }))).toEqual(expected);
  });

  test('is always one that the source may call for, or a refusal that names a field', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('button', 'number', 'other', '12345'),
        fc.subarray(['a', 'b', 'c', 'gone']),
        fc.record(
          {
            communityCode: fc.constantFrom('c-a', 'c-b', 'x'),
            dialled: fc.constantFrom('024-86110001', '1'),
          },
          { requiredKeys: [] },
        ),
        (kind, communities, given) => {
          const one = placeOf(source({ kind, communities, numbers }), places, { given, left: {} });
          if (one instanceof Refusal) return expect(Object.keys(one.details.fields ?? {})).toHaveLength(1);
          expect(!communities.length || communities.includes(one.community.id)).toBe(true);
        },
      ),
    );
  });

  test('a number is its digits, with and without the country', () => {
    expect(['+86 024-8611 0001', '0086-024-86110001', '024 86110001'].map(plainNumber)).toEqual(
      Array<string>(3).fill('02486110001'),
    );
    expect(plainNumber('8610086')).toBe('8610086');
  });
});

describe('what is read of a body', () => {
  test('whatever stands beside the id and is not the test is never refused', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 100 }),
        fc.dictionary(fc.string({ maxLength: 60 }), fc.jsonValue({ maxDepth: 2 })),
        (id, more) => {
          const { test: _test, constructor: _constructor, ...body } = more;
          const { given, left } = readIntakeRest({ ...body, id });
          for (const name of Object.keys(left).filter((field) => field !== 'summary'))
            expect(Object.hasOwn(given, name)).toBe(false);
        },
      ),
    );
  });
  test.each([[null], ['a'], [[]], [{ id: null }], [{ id: ' ' }], [{ id: {} }], [{}]])(
    '%j has no id',
    (body) => {
      expect(() => readIntakeId(body)).toThrow(Refusal);
    },
  );
  test('of words that are too many the beginning stays; a test that is neither true nor false is refused', () => {
    const { given, left } = readIntakeRest({ id: 'a', summary: '😀'.repeat(2500) });
    expect([[...given.summary!].length, Object.keys(left)]).toEqual([2000, ['summary']]);
    expect(() => readIntakeRest({ id: 'a', test: 1 })).toThrow(Refusal);
    expect(readIntakeRest({ id: 'a', test: true }).given.test).toBe(true);
  });
});
