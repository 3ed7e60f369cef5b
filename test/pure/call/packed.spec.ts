/** What is written short is read as it was. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packFactData, unpackFactData } from '../../../src/call/fact-compression.js';

const people = fc.array(fc.uuid(), { maxLength: 40 });
const lists = fc.dictionary(fc.constantFrom('paused', 'ranked_lower', 'declined', 'asleep'), people);
const fact = fc.record(
  {
    step: fc.nat(9),
    rings: fc.array(fc.record({ id: fc.uuid(), officer: fc.uuid() }), { maxLength: 2 }),
    passed: lists,
    skipped: fc.array(fc.record({ step: fc.nat(9), passed: lists }), { maxLength: 3 }),
  },
  { requiredKeys: ['step'], noNullPrototype: true },
);

test('packed, kept as JSON and unpacked it says the same', () => {
  fc.assert(
    fc.property(fact, (data) => {
      const kept = JSON.parse(JSON.stringify(packFactData(data))) as Record<string, unknown>;
      expect(unpackFactData(kept)).toEqual(JSON.parse(JSON.stringify(data)));
    }),
    { numRuns: 500 },
  );
});
test('names that are no UUIDs stay as they are', () => {
  const data = { passed: { paused: ['wang', 'li', 'zhao', 'chen', 'wu'] } };
  expect(packFactData(data)).toEqual(data);
  expect(unpackFactData(data)).toEqual(data);
});
test('fifty people passed over twice take a third of the room', () => {
  const fifty = fc.sample(fc.uuid(), 50);
  const data = {
    passed: { ranked_lower: fifty.slice(1) },
    skipped: [{ step: 1, passed: { not_liaison: fifty } }],
  };
  expect(JSON.stringify(packFactData(data)).length).toBeLessThan(JSON.stringify(data).length / 3);
});
