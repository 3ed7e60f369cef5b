import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { extendLateRing, LATE_ARRIVAL_MILLISECONDS } from '../../../src/call/decide/late-arrival.js';
import { CallDecision } from '../../../src/call/call-decision.js';
import { NOW, raise, SECOND, told, two } from './given.js';

const given = raise(two);
const [ring] = given.call.rings;
const after = (milliseconds: number, call = given.call) => {
  const decision = CallDecision.of(call, NOW + milliseconds);
  extendLateRing(decision, ring!.id, 'page');
  return decision;
};

test('what arrives within 2 s arrived at once: its time is unchanged', () => {
  for (const late of [0, 1, LATE_ARRIVAL_MILLISECONDS]) expect(after(late).facts).toEqual([]);
});
test('a ring that arrives late rings its whole time from then, and the clock is set anew', () => {
  const { call, facts } = after(7 * SECOND);
  expect(facts).toMatchObject([{ deed: 'arrived', data: { expiresAt: NOW + 27 * SECOND, by: 'page' } }]);
  expect(call.rings[0]!.expiresAt).toBe(NOW + 27 * SECOND);
  expect(call.line.dueAt).toBe(NOW + 27 * SECOND);
});
test('once only, and not after it has ended', () => {
  const longer = after(7 * SECOND).call;
  expect(after(20 * SECOND, longer).facts).toEqual([]);
  expect(after(20 * SECOND).facts).toEqual([]);
  expect(told(given.call, (s) => extendLateRing(s, 'another', 'page'), NOW + 5 * SECOND)).toEqual([]);
});
test('whenever it arrives, it rings no shorter than it would, and at most twice as long', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40 * SECOND }), (late) => {
      const { call } = after(late);
      const rang = call.rings[0]!.expiresAt - NOW;
      expect(rang).toBeGreaterThanOrEqual(20 * SECOND);
      expect(rang).toBeLessThanOrEqual(40 * SECOND);
    }),
  );
});
