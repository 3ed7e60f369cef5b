import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  proposalSteps,
  windowStart,
  type RecurringGroup,
  type StandingProposal,
} from '../../../src/proposal/proposal-rules.js';

const DAY = 24 * 3600 * 1000;
const group = fc.record<RecurringGroup>({
  communityId: fc.constantFrom('caita', 'shagang'),
  kind: fc.constantFrom('repeated_matter' as const, 'repeat_caller' as const),
  matter: fc.constantFrom('labour', 'family', 'k1'),
  calls: fc.integer({ min: 1, max: 6 }),
  fromAt: fc.integer({ min: 0, max: 50 }),
  toAt: fc.integer({ min: 50, max: 100 }),
});
const keyOf = ({ communityId, kind, matter }: RecurringGroup | StandingProposal) =>
  `${communityId} ${kind} ${matter}`;
const groups = fc.uniqueArray(group, { selector: keyOf });

test('the window is so many local days, today the last of them', () => {
  const now = Date.parse('2026-11-24T01:00:00Z');
  expect(windowStart(now, 1)).toBe(Date.parse('2026-11-23T16:00:00Z'));
  expect(windowStart(now, 30)).toBe(Date.parse('2026-11-23T16:00:00Z') - 29 * DAY);
});

test('one stands for a community and matter, however often it is looked for; it grows and never shrinks', () => {
  fc.assert(
    fc.property(fc.array(groups, { maxLength: 6 }), fc.integer({ min: 2, max: 5 }), (mornings, least) => {
      let standing: StandingProposal[] = [];
      for (const seen of mornings) {
        const before = standing;
        const { make, grow } = proposalSteps(seen, before, least);
        for (const made of make) expect(made.calls).toBeGreaterThanOrEqual(least);
        standing = [
          ...before.map((s) => ({ ...s, ...grow.find((g) => g.id === s.id) })),
          ...make.map((made, i) => ({ ...made, id: `${before.length + i}` })),
        ];
        expect(new Set(standing.map(keyOf)).size).toBe(standing.length);
        for (const was of before) {
          const is = standing.find((s) => s.id === was.id)!;
          expect(is.fromAt).toBeLessThanOrEqual(was.fromAt);
          expect(is.toAt).toBeGreaterThanOrEqual(was.toAt);
        }
        // Looked for again, nothing is left to do.
        expect(proposalSteps(seen, standing, least)).toEqual({ make: [], grow: [] });
      }
    }),
  );
});
test('nothing is proposed where it is switched off', () => {
  fc.assert(fc.property(groups, (seen) => expect(proposalSteps(seen, [], 0).make).toEqual([])));
});
