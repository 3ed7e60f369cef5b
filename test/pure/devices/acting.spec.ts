import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { actsNow, actsUntil, isLocked, LASTS, mayActOn, type MayAct } from '../../../src/access/acting.js';
import { newCode, plainCode } from '../../../src/devices/code.js';
import { isWeakPin } from '../../../src/people/sign-in/pin.js';

const NOW = Date.UTC(2026, 10, 24, 1);
const li: MayAct = {
  id: 'li',
  roles: ['worker'],
  unitId: 'heping',
  departmentId: null,
  communityIds: ['caita', 'shagang'],
  disabled: false,
};
const wang: MayAct = { ...li, id: 'wang', roles: ['officer'], departmentId: 'first', communityIds: [] };
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
  expect(mayActOn(pc, li)).toBe(true);
  expect(mayActOn({ ...pc, communityId: 'nanyi' }, li)).toBe(false);
  expect(mayActOn(pc, { ...li, disabled: true })).toBe(false);
  expect(mayActOn(pc, { ...li, roles: ['coordinator'] })).toBe(false);
  expect(mayActOn(phone, wang)).toBe(true);
  expect(mayActOn(phone, li)).toBe(false);
  expect(mayActOn(phone, { ...wang, unitId: 'shenhe' })).toBe(false);
  expect(mayActOn({ ...phone, departmentId: 'first' }, wang)).toBe(true);
  expect(mayActOn({ ...phone, departmentId: 'second' }, wang)).toBe(false);
});

describe('at any instant', () => {
  const past = fc.option(fc.integer({ min: -2 * LASTS.taking, max: 0 }).map((ago) => NOW + ago));
  const device = fc
    .record({
      kind: fc.constantFrom('community' as const, 'shift' as const),
      actingId: fc.option(fc.constantFrom('li', 'wang')),
      actingSince: past,
      usedAt: past,
      unlockedUntil: fc.option(fc.integer({ min: -LASTS.unlock, max: LASTS.unlock }).map((by) => NOW + by)),
    })
    .map((d) => ({ ...(d.kind === 'community' ? pc : phone), ...d }));
  const person = fc.constantFrom(undefined, li, wang, { ...li, disabled: true });

  test('who acts was chosen, may act, and did something lately', () => {
    fc.assert(
      fc.property(device, person, (d, p) => {
        if (!actsNow(d, p, NOW)) return;
        expect(d.actingId).not.toBeNull();
        expect(p !== undefined && mayActOn(d, p)).toBe(true);
        const quietFor = NOW - Math.max(d.actingSince ?? 0, d.kind === 'community' ? (d.usedAt ?? 0) : 0);
        expect(quietFor).toBeLessThan(d.kind === 'community' ? LASTS.quiet : LASTS.taking);
      }),
    );
  });
  test('nothing is unlocked where nobody acts, nor on a community’s device past its five minutes', () => {
    fc.assert(
      fc.property(device, person, (d, p) => {
        const acts = actsNow(d, p, NOW);
        if (isLocked(d, acts, NOW)) return;
        expect(acts).toBe(true);
        if (d.kind === 'community') expect(d.unlockedUntil).toBeGreaterThan(NOW);
      }),
    );
  });
});

test('being used puts off the question on a community’s device, and not the end of a taking', () => {
  const since = { actingId: 'li', actingSince: NOW };
  expect(actsUntil({ ...pc, ...since, usedAt: NOW + 600_000 })).toBe(NOW + 600_000 + LASTS.quiet);
  expect(actsUntil({ ...phone, ...since, usedAt: NOW + 600_000 })).toBe(NOW + LASTS.taking);
  expect(actsUntil(pc)).toBeUndefined();
});

test('a code has no signs that look alike, differs each time, and is read as people type it', () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/);
  expect(new Set(codes).size).toBe(500);
  expect(plainCode(' k7qm 3xpd ')).toBe('K7QM3XPD');
  expect(plainCode('K7QM—3XPD')).toBe('K7QM3XPD');
});

test.each(['000000', '111222', '123456', '234567', '987654', '098765', '112211', '520520', '131313'])(
  'the PIN %s is too easy to guess',
  (pin) => expect(isWeakPin(pin)).toBe(true),
);
test.each(['482915', '739164', '198407', '603817'])('the PIN %s is good', (pin) =>
  expect(isWeakPin(pin)).toBe(false),
);
