import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumEntries, SUM_COLUMNS, type CountedEntry } from '../../../src/ledger/hours-sums.js';
import { periodsOfDays } from '../../../src/ledger/period-cover.js';
import { creditDay, DEFAULT_SERVICE_POLICY, isCreditable } from '../../../src/ledger/credit-rules.js';
import { dayBegins, localDay, nextMidnight } from '../../../src/protocol/time/local-day.js';
import { heldSpans } from '../../../src/hours/evidence/held-spans.js';
import { SERVICE_KINDS } from '../../../src/protocol/hours.js';

const lines = fc
  .array(fc.record({ minutes: fc.integer({ min: 0, max: 1440 }), overCap: fc.boolean() }), { maxLength: 12 })
  .map((all) => all.map((line, n) => ({ id: String(n), ...line })));

test('without a reviewer’s reason a day is never credited beyond its cap, and never a line beyond its minutes', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 0, max: 1440 }), (all, cap) => {
      const allotted = creditDay(all, cap);
      for (const { id, minutes, overCap } of all) {
        const { credited, over } = allotted.get(id)!;
        expect(credited).toBeLessThanOrEqual(minutes);
        expect(credited).toBeGreaterThanOrEqual(0);
        if (overCap) expect(credited).toBe(minutes);
        else expect(over).toBe(false);
      }
      const within = all.filter((l) => !l.overCap).map((l) => allotted.get(l.id)!.credited);
      expect(within.reduce((sum, n) => sum + n, 0)).toBeLessThanOrEqual(cap);
      const sum = [...allotted.values()].reduce((total, a) => total + a.credited, 0);
      // Nothing that has room is left out.
      expect(sum).toBeGreaterThanOrEqual(
        Math.min(
          cap,
          all.reduce((total, l) => total + l.minutes, 0),
        ),
      );
    }),
  );
});
test('who was approved earlier keeps what they had, whatever is approved after', () => {
  fc.assert(
    fc.property(lines, lines, fc.integer({ min: 0, max: 1440 }), (first, later, cap) => {
      const before = creditDay(first, cap);
      const after = creditDay([...first, ...later.map((l) => ({ ...l, id: `later ${l.id}` }))], cap);
      for (const { id } of first) expect(after.get(id)).toEqual(before.get(id));
    }),
  );
});
test('travel never counts, whatever a policy says', () => {
  const all = {
    ...DEFAULT_SERVICE_POLICY,
    creditable: { officer: [...SERVICE_KINDS], volunteer: [...SERVICE_KINDS] },
  };
  expect(SERVICE_KINDS.filter((kind) => !isCreditable(all, 'officer', kind))).toEqual(['travel']);
  expect(SERVICE_KINDS.filter((kind) => isCreditable(DEFAULT_SERVICE_POLICY, 'officer', kind))).toEqual([
    'call_handling',
    'outreach',
  ]);
});

test('years, months and days cover a span exactly once, and there are few of them', () => {
  const day = fc
    .integer({ min: 0, max: 4000 })
    .map((n) => localDay(dayBegins('2020-01-01') + n * 86_400_000));
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [from, until] = [one, other].sort() as [string, string];
      const cover = periodsOfDays(from, until);
      expect(cover.length).toBeLessThanOrEqual(2 * 31 + 2 * 11 + 11);
      const covered: string[] = [];
      for (let at = from; at < until; at = localDay(nextMidnight(dayBegins(at)))) covered.push(at);
      const once = (at: string) =>
        [at, at.slice(0, 7), at.slice(0, 4)].filter((p) => cover.includes(p)).length;
      expect(covered.filter((at) => once(at) !== 1)).toEqual([]);
      const total = cover.reduce((sum, period) => sum + daysIn(period), 0);
      expect(total).toBe(covered.length);
    }),
    { numRuns: 60 },
  );
  expect(periodsOfDays('2025-12-30', '2027-02-02')).toEqual([
    '2025-12-30',
    '2025-12-31',
    '2026',
    '2027-01',
    '2027-02-01',
  ]);
  expect(periodsOfDays('2026-11-24', '2026-11-24')).toEqual([]);
});
const daysIn = (period: string): number => {
  if (period.length === 10) return 1;
  const [year, month] = period.split('-').map(Number) as [number, number | undefined];
  const [from, to] = month
    ? [Date.UTC(year, month - 1), Date.UTC(year, month)]
    : [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  return (to - from) / 86_400_000;
};

const line = fc.record<CountedEntry>({
  unitId: fc.constantFrom('u', 'v'),
  personId: fc.constantFrom('p', 'q'),
  communityId: fc.constantFrom('c', null),
  day: fc.constantFrom('2026-01-31', '2026-02-01', '2025-12-31'),
  kind: fc.constantFrom(...SERVICE_KINDS),
  who: fc.constantFrom('officer', 'volunteer'),
  source: fc.constantFrom('measured', 'back_filled'),
  minutes: fc.integer({ min: 0, max: 1440 }),
  reverses: fc.constant(null),
  state: fc.constantFrom('pending', 'approved', 'returned'),
  credited: fc.integer({ min: 0, max: 480 }),
});
const sumOf = (rows: ReturnType<typeof sumEntries>, dim: string, length: number) =>
  SUM_COLUMNS.map((sum) =>
    rows.filter((r) => r.dim === dim && r.period.length === length).reduce((total, r) => total + r[sum], 0),
  );
test('sums by person, community, day, month and year are one sum, and what is taken away is gone', () => {
  fc.assert(
    fc.property(fc.array(line), fc.array(line), (kept, gone) => {
      const rows = sumEntries(kept);
      const whole = sumOf(rows, 'all', 10);
      for (const dim of ['all', 'person', 'community'])
        for (const length of [10, 7, 4]) expect(sumOf(rows, dim, length)).toEqual(whole);
      expect(whole[SUM_COLUMNS.indexOf('minutes')]).toBe(kept.reduce((sum, l) => sum + l.minutes, 0));
      expect(sumEntries([...kept, ...gone], gone)).toEqual(rows);
      const back = gone.map((l) => ({
        ...l,
        minutes: 0 - l.minutes,
        credited: 0 - l.credited,
        reverses: 'x',
      }));
      expect(sumEntries([...kept, ...gone, ...back])).toEqual(rows);
    }),
  );
});

test('who held a call when, as its journal tells it', () => {
  const told = (at: number, deed: string, data = {}) =>
    ({ at, deed, data }) as Parameters<typeof heldSpans>[0][0];
  const facts = [
    told(1, 'accepted', { officer: 'wang' }),
    told(2, 'transferred', { from: 'wang', to: 'zhao' }),
    told(3, 'transferred', { from: 'zhao', to: 'wang' }),
    told(4, 'closed'),
    told(5, 'accepted', { officer: 'wang' }),
    told(6, 'reviewed', { verdict: 'upheld', officer: null }),
  ];
  expect(heldSpans(facts, 'wang')).toEqual([
    { from: 1, to: 2 },
    { from: 3, to: 4 },
    { from: 5, to: null },
  ]);
  expect(heldSpans(facts, 'zhao')).toEqual([{ from: 2, to: 3 }]);
  expect(heldSpans(facts, 'chen')).toEqual([]);
});
