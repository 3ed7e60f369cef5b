import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  isActing,
  actingUntil,
  isLocked,
  ACTING_LIMITS,
  canActOn,
  type ActingCandidate,
} from '../../../src/access/acting-person.js';
import { newEnrolmentCode, normaliseCode } from '../../../src/devices/enrolment-code.js';
import { isWeakPin } from '../../../src/people/sign-in/weak-pin.js';

const NOW = Date.UTC(2026, 10, 24, 1);
const li: ActingCandidate = {
  id: 'li',
  roles: ['worker'],
  unitId: 'heping',
  departmentId: null,
  communityIds: ['caita', 'shagang'],
  disabled: false,
};
const wang: ActingCandidate = {
  ...li,
  id: 'wang',
  roles: ['officer'],
  departmentId: 'first',
  communityIds: [],
};
const held = { actingId: null, actingSince: null, usedAt: null, unlockedUntil: null };
const pc = {
  kind: 'community',
  unitId: 'heping',
  communityId: 'caita',
  departmentId: null,
  ...held,
} as const;
const phone = { kind: 'shift', unitId: 'heping', communityId: null, departmentId: null, ...held } as const;

test('who may act: the community’s workers; the officers of the unit, or of the department', () => {
  expect(canActOn(pc, li)).toBe(true);
  expect(canActOn({ ...pc, communityId: 'nanyi' }, li)).toBe(false);
  expect(canActOn(pc, { ...li, disabled: true })).toBe(false);
  expect(canActOn(pc, { ...li, roles: ['coordinator'] })).toBe(false);
  expect(canActOn(phone, wang)).toBe(true);
  expect(canActOn(phone, li)).toBe(false);
  expect(canActOn(phone, { ...wang, unitId: 'shenhe' })).toBe(false);
  expect(canActOn({ ...phone, departmentId: 'first' }, wang)).toBe(true);
  expect(canActOn({ ...phone, departmentId: 'second' }, wang)).toBe(false);
});

describe('at any instant', () => {
  const past = fc.option(fc.integer({ min: -2 * ACTING_LIMITS.taking, max: 0 }).map((ago) => NOW + ago));
  const device = fc
    .record({
      kind: fc.constantFrom('community' as const, 'shift' as const),
      actingId: fc.option(fc.constantFrom('li', 'wang')),
      actingSince: past,
      usedAt: past,
      unlockedUntil: fc.option(
        fc.integer({ min: -ACTING_LIMITS.unlock, max: ACTING_LIMITS.unlock }).map((by) => NOW + by),
      ),
    })
    .map((d) => ({ ...(d.kind === 'community' ? pc : phone), ...d }));
  const person = fc.constantFrom(undefined, li, wang, { ...li, disabled: true });

  test('who acts was chosen, may act, and did something lately', () => {
    fc.assert(
      fc.property(device, person, (d, p) => {
        if (!isActing(d, p, NOW)) return;
        expect(d.actingId).not.toBeNull();
        expect(p !== undefined && canActOn(d, p)).toBe(true);
        const quietFor = NOW - Math.max(d.actingSince ?? 0, d.kind === 'community' ? (d.usedAt ?? 0) : 0);
        expect(quietFor).toBeLessThan(d.kind === 'community' ? ACTING_LIMITS.quiet : ACTING_LIMITS.taking);
      }),
    );
  });
  test('nothing is unlocked where nobody acts, nor on a community’s device past its five minutes', () => {
    fc.assert(
      fc.property(device, person, (d, p) => {
        const acts = isActing(d, p, NOW);
        if (isLocked(d, acts, NOW)) return;
        expect(acts).toBe(true);
        if (d.kind === 'community') expect(d.unlockedUntil).toBeGreaterThan(NOW);
      }),
    );
  });
});

test('being used puts off the question on a community’s device, and not the end of a taking', () => {
  const since = { actingId: 'li', actingSince: NOW };
  expect(actingUntil({ ...pc, ...since, usedAt: NOW + 600_000 })).toBe(NOW + 600_000 + ACTING_LIMITS.quiet);
  expect(actingUntil({ ...phone, ...since, usedAt: NOW + 600_000 })).toBe(NOW + ACTING_LIMITS.taking);
  expect(actingUntil(pc)).toBeUndefined();
});

test('a code has no signs that look alike, differs each time, and is read as people type it', () => {
  const codes = Array.from({ length: 500 }, newEnrolmentCode);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect(new Set(codes).size).toBe(500);
  expect(normaliseCode(' k7qm 3xpd ')).toBe('K7QM3XPD');
  expect(normaliseCode('K7QM—3XPD')).toBe('K7QM3XPD');
});

test.each(['000000', '111222', '123456', '234567', '987654', '098765', '112211', '520520', '131313'])(
  'the PIN %s is too easy to guess',
  (pin) => expect(isWeakPin(pin)).toBe(true),
);
test.each(['482915', '739164', '198407', '603817'])('the PIN %s is good', (pin) =>
  expect(isWeakPin(pin)).toBe(false),
);
