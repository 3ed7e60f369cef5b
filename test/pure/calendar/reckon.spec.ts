/** A deadline lies in a working interval or at its end, and the working time up to it is the limit, to the millisecond. */
import { describe, expect, test } from '@jest/globals';
import type { DayInterval } from '../../../src/protocol/administration.js';
import fc from 'fast-check';
import {
  countFor,
  dueFromLimit,
  computeDeadline,
  workingDay,
  type PausedSpan,
} from '../../../src/calendar/deadline-arithmetic.js';
import { workingTimeIndexOf } from '../../../src/calendar/working-time-index.js';
import {
  addWorking,
  nextOpening,
  workingBetween,
  workingIntervals,
} from '../../../src/calendar/working-time.js';
import { DEFAULT_CALENDAR, type WorkingCalendar } from '../../../src/calendar/working-calendar.js';
import { localDay, startOfDay } from '../../../src/protocol/time/local-day.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const BASE = Date.parse('2025-06-01T00:00:00+08:00');

/** Up to three intervals, touching ones and whole days among them. */
const dayOfWork = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
  .map((cuts) => cuts.sort((a, b) => a - b))
  .map((cuts): DayInterval[] =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({
      from: cuts[2 * i]!,
      to: cuts[2 * i + 1]!,
    })),
  );
const touching = fc.constant<DayInterval[]>([
  { from: 0, to: 600 },
  { from: 600, to: 1440 },
]);
const someDay = fc.oneof({ weight: 5, arbitrary: dayOfWork }, { weight: 1, arbitrary: touching });
const calendars: fc.Arbitrary<WorkingCalendar> = fc
  .tuple(
    fc.array(someDay, { minLength: 7, maxLength: 7 }),
    fc.array(fc.tuple(fc.nat(60), someDay), { maxLength: 20 }),
  )
  .filter(([week]) => week.some((day) => day.some((i) => i.to - i.from >= 30)))
  .map(([week, days]) => ({
    week,
    days: new Map(days.map(([n, day]) => [localDay(BASE + n * DAY), day])),
  }));
const instants = fc.integer({ min: 0, max: 20 * 24 * 60 * 60 }).map((s) => BASE + s * 1000 + 137);
/** In order and apart, from the beginning on. */
const pausesFrom = (from: number): fc.Arbitrary<PausedSpan[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 3 * DAY }), fc.integer({ min: 0, max: 4 * DAY })), {
      maxLength: 4,
    })
    .map((gaps) => {
      let at = from;
      return gaps.map(([run, long]) => {
        const pause = { from: at + run, to: at + run + long };
        at = pause.to;
        return pause;
      });
    });
const totals = fc.integer({ min: 1, max: 60 * HOUR });

const isWorking = (calendar: WorkingCalendar, at: number) =>
  workingIntervals(calendar, startOfDay(at)).some((i) => i.from < at && at <= i.to) ||
  // The end of a day is the midnight of the next.
  workingIntervals(calendar, startOfDay(at - 1)).some((i) => i.from < at && at <= i.to);
const counted = (calendar: WorkingCalendar, from: number, to: number, pauses: readonly PausedSpan[]) =>
  workingBetween(calendar, from, to) -
  pauses.reduce(
    (sum, p) => sum + workingBetween(calendar, Math.min(to, p.from), Math.min(to, p.to ?? Infinity)),
    0,
  );

describe('by working time', () => {
  test('over any calendar and any pauses', () => {
    fc.assert(
      fc.property(
        calendars,
        instants.chain((from) => fc.tuple(fc.constant(from), pausesFrom(from))),
        totals,
        (calendar, [from, pauses], total) => {
          const { due, left, steps } = computeDeadline(calendar, { total, working: true, from, pauses });
          expect(left).toBe(0);
          expect(isWorking(calendar, due!)).toBe(true);
          expect(counted(calendar, from, due!, pauses)).toBe(total);
          expect(counted(calendar, from, due! - 1, pauses)).toBe(total - 1);
          // What it tells is what it did: without a gap, from the beginning to the end.
          expect(steps.map((s) => s.from)).toEqual([from, ...steps.slice(0, -1).map((s) => s.to)]);
          expect(steps.at(-1)!.to).toBe(due);
          expect(steps.reduce((sum, s) => sum + s.counted, 0)).toBe(total);
          for (const s of steps) {
            if (s.why === 'paused') expect(s.counted).toBe(0);
            else expect(s.counted).toBe(workingBetween(calendar, s.from, s.to));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a pause keeps what is left, and a weekend in it is not counted twice', () => {
    fc.assert(
      fc.property(
        calendars,
        instants,
        totals,
        fc.integer({ min: 0, max: 5 * DAY }),
        fc.integer({ min: 0, max: 9 * DAY }),
        (calendar, from, total, run, long) => {
          const plain = computeDeadline(calendar, { total, working: true, from, pauses: [] }).due!;
          const at = from + run;
          const held = computeDeadline(calendar, {
            total,
            working: true,
            from,
            pauses: [{ from: at, to: null }],
          });
          if (plain <= at) return expect(held).toMatchObject({ due: plain, left: 0 });
          expect(held.due).toBeNull();
          expect(held.left).toBe(workingBetween(calendar, at, plain));
          const after = computeDeadline(calendar, {
            total,
            working: true,
            from,
            pauses: [{ from: at, to: at + long }],
          }).due!;
          expect(after).toBe(addWorking(calendar, at + long, held.left));
          // The deadline moved by exactly the working time paused.
          expect(workingBetween(calendar, plain, after)).toBe(workingBetween(calendar, at, at + long));
        },
      ),
      { numRuns: 1500 },
    );
  });
});

test('by the clock on the wall the pauses are added, and nothing else', () => {
  fc.assert(
    fc.property(
      instants.chain((from) => fc.tuple(fc.constant(from), pausesFrom(from))),
      totals,
      ([from, pauses], total) => {
        const { due, steps } = computeDeadline(DEFAULT_CALENDAR, { total, working: false, from, pauses });
        const paused = pauses.filter((p) => p.from < due!).reduce((sum, p) => sum + (p.to! - p.from), 0);
        expect(due).toBe(from + total + paused);
        expect(steps.reduce((sum, s) => sum + s.counted, 0)).toBe(total);
      },
    ),
  );
});

test('a calendar that never opens again still ends somewhere, and says so', () => {
  const never: WorkingCalendar = { week: [[], [], [], [], [], [], []], days: new Map() };
  const { due, steps } = computeDeadline(never, { total: HOUR, working: true, from: BASE, pauses: [] });
  expect(due).toBe(BASE + 400 * DAY);
  expect(steps).toMatchObject([{ why: 'never', counted: 0 }]);
});

/** Interval by interval and day by day, as one would on paper. */
const onPaper = (calendar: WorkingCalendar, from: number, milliseconds: number): number | null => {
  let left = milliseconds;
  for (let midnight = startOfDay(from), n = 0; n < 4000; n++, midnight += DAY)
    for (const i of workingIntervals(calendar, midnight)) {
      const begin = Math.max(i.from, from);
      if (i.to <= begin) continue;
      if (left <= i.to - begin) return begin + left;
      left -= i.to - begin;
    }
  return null;
};
const sumOnPaper = (calendar: WorkingCalendar, from: number, to: number): number => {
  let sum = 0;
  for (let midnight = startOfDay(from); midnight < to; midnight += DAY)
    for (const i of workingIntervals(calendar, midnight))
      sum += Math.max(0, Math.min(i.to, to) - Math.max(i.from, from));
  return sum;
};
const openOnPaper = (calendar: WorkingCalendar, at: number): number | null => {
  for (let midnight = startOfDay(at), n = 0; n < 4000; n++, midnight += DAY)
    for (const i of workingIntervals(calendar, midnight)) if (i.to > at) return Math.max(i.from, at);
  return null;
};
/** Narrow ones too, and such as only single days open. */
const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .tuple(
    fc.array(
      fc.oneof(someDay, fc.constant<DayInterval[]>([]), fc.constant<DayInterval[]>([{ from: 540, to: 541 }])),
      {
        minLength: 7,
        maxLength: 7,
      },
    ),
    fc.array(fc.tuple(fc.integer({ min: -400, max: 900 }), someDay), { maxLength: 60 }),
  )
  .map(([week, days]) => ({
    week,
    days: new Map(days.map(([n, day]) => [localDay(BASE + n * DAY), day])),
  }));

test('sums of whole weeks say the same as reckoning on paper', () => {
  fc.assert(
    fc.property(
      anyCalendar,
      instants,
      fc.oneof(totals, fc.integer({ min: 1, max: 5 * HOUR }), fc.constant(0)),
      fc.integer({ min: -2 * DAY, max: 900 * DAY }),
      (calendar, from, total, long) => {
        // What is fewer than 4,000 days away on paper, or not there at all.
        const paper = total === 0 ? openOnPaper(calendar, from) : onPaper(calendar, from, total);
        const found = addWorking(calendar, from, total);
        if (paper !== null || found === null || found < from + 3900 * DAY) expect(found).toBe(paper);
        expect(nextOpening(calendar, from)).toBe(openOnPaper(calendar, from));
        expect(workingBetween(calendar, from, from + long)).toBe(sumOnPaper(calendar, from, from + long));
      },
    ),
    { numRuns: 600 },
  );
});

test('however narrow the calendar and wide the limit, it takes a bounded number of looks', () => {
  const week: DayInterval[][] = [[{ from: 540, to: 541 }], [], [], [], [], [], []];
  const days = new Map(
    Array.from({ length: 366 }, (_, n): [string, DayInterval[]] => [localDay(BASE + n * DAY), []]),
  );
  const calendar = { week, days };
  const measure = workingTimeIndexOf(calendar);
  const { before } = measure;
  let looks = 0;
  measure.before = (day) => ((looks += 1), before(day));
  const counting = {
    ...countFor(calendar, { amount: 500, unit: 'working_hours' }),
    from: BASE,
    pauses: [],
  };
  expect(dueFromLimit(calendar, counting).due! - BASE).toBeGreaterThan(570 * 365 * DAY);
  expect(workingBetween(calendar, BASE, BASE + 500 * 365 * DAY)).toBeGreaterThan(26_000 * MINUTE);
  expect(looks).toBeLessThan(100);
  // Told, it is told day by day only as far as anybody reads.
  const { steps, due } = computeDeadline(calendar, counting);
  expect(steps.length).toBeLessThan(1700);
  expect(steps.at(-1)!.to).toBe(due);
  expect(steps.reduce((sum, s) => sum + s.counted, 0)).toBe(500 * HOUR);
});

test('limits in every unit; a working day is the longest of the week', () => {
  const of = (amount: number, unit: Parameters<typeof countFor>[1]['unit']) =>
    countFor(DEFAULT_CALENDAR, { amount, unit });
  expect(of(180, 'seconds')).toEqual({ total: 180_000, working: false });
  expect(of(10, 'minutes')).toEqual({ total: 600_000, working: false });
  expect(of(2, 'hours')).toEqual({ total: 2 * HOUR, working: false });
  expect(of(7, 'days')).toEqual({ total: 7 * DAY, working: false });
  expect(of(3, 'working_hours')).toEqual({ total: 3 * HOUR, working: true });
  expect(workingDay(DEFAULT_CALENDAR)).toBe(7 * HOUR);
  expect(of(2, 'working_days')).toEqual({ total: 14 * HOUR, working: true });
});
