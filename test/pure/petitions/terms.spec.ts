import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CALENDAR } from '../../../src/calendar/working-calendar.js';
import { lightOf, nearAt, nextSteps, standingOf, whyDue } from '../../../src/petitions/petition-terms.js';
import type { PetitionStage, PetitionStep } from '../../../src/protocol/relief/petitions.js';
import { addDays, instantAt, localDay, localTime } from '../../../src/protocol/time/local-day.js';

const TERMS = { procedureDays: 7, outcomeMonths: 3, everyMonths: 1 };
/** A Tuesday. */
const count = { ...TERMS, handedOnAt: instantAt('2026-11-24', '10:00') };
const standing = (steps: readonly PetitionStage[]) => standingOf(DEFAULT_CALENDAR, count, steps);
const dayOf = (steps: readonly PetitionStage[]) => {
  const { due } = standing(steps);
  return due && localDay(due.dueAt);
};
const at = (step: PetitionStep, on: string): PetitionStage => ({ step, on });
const begun = [at('receipt', '2026-11-25'), at('procedure', '2026-11-27')];
const progress = (...days: string[]) => [...begun, ...days.map((on) => at('progress', on))];

describe('what is due of a petition', () => {
  test('seven days by procedure, three months to progress or outcome, monthly after that', () => {
    expect(dayOf([])).toBe('2026-12-01');
    expect(dayOf(begun.slice(0, 1))).toBe('2026-12-01');
    expect(dayOf(begun)).toBe('2027-02-24');
    expect(dayOf(progress('2027-02-24'))).toBe('2027-03-24');
    // The 24 April is a Saturday.
    expect(dayOf(progress('2027-02-24', '2027-03-20'))).toBe('2027-04-26');
    expect(dayOf([...begun, at('outcome', '2027-01-05')])).toBeNull();
  });
  test('progress that is told early counts once for its months', () => {
    expect(dayOf(progress('2026-12-20'))).toBe('2027-03-24');
    expect(dayOf(progress('2026-12-20', '2027-01-20'))).toBe('2027-03-24');
    expect(standing(progress('2026-12-20', '2027-01-20')).judged.at(-1)).toEqual({
      dueAt: null,
      inTime: null,
    });
  });
  test('progress that is told late is late, and the next month is due in its own time', () => {
    const late = standing(progress('2027-03-01'));
    expect(late.judged.at(-1)).toMatchObject({ inTime: false });
    expect(localDay(late.due!.dueAt)).toBe('2027-03-24');
    // Two months slept through, told on the day of the second.
    expect(dayOf(progress('2027-03-24'))).toBe('2027-04-26');
  });
  test('in time is the whole day it is due on', () => {
    expect(standing([at('receipt', '2026-11-25'), at('procedure', '2026-12-01')]).judged[1]).toMatchObject({
      inTime: true,
    });
    expect(standing([at('receipt', '2026-11-25'), at('procedure', '2026-12-02')]).judged[1]).toMatchObject({
      inTime: false,
    });
  });
  test('the last day of a month that has no such day', () => {
    const { due } = standingOf(
      DEFAULT_CALENDAR,
      { ...TERMS, handedOnAt: instantAt('2026-11-30', '10:00') },
      begun,
    );
    // The 28 February 2027 is a Sunday.
    expect(localDay(due!.dueAt)).toBe('2027-03-01');
  });
  test('whatever was told: never two things due, each later than what was told in time, and always on a working day', () => {
    const days = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    const starts = fc.integer({ min: 0, max: 800 });
    fc.assert(
      fc.property(
        days,
        starts,
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 3 }),
        (gaps, start, outcomeMonths, everyMonths) => {
          const first = addDays('2026-01-01', start);
          const terms = {
            procedureDays: 7,
            outcomeMonths,
            everyMonths,
            handedOnAt: instantAt(first, '09:30'),
          };
          const steps: PetitionStage[] = [at('receipt', first), at('procedure', first)];
          let due = standingOf(DEFAULT_CALENDAR, terms, steps).due!;
          let on = first;
          for (const gap of gaps) {
            on = addDays(on, gap);
            steps.push(at('progress', on));
            const next = standingOf(DEFAULT_CALENDAR, terms, steps);
            expect(next.judged).toHaveLength(steps.length);
            expect(next.due!.dueAt).toBeGreaterThanOrEqual(due.dueAt);
            // What is due next has not passed on the day on which progress was told, nor is it settled by it twice.
            expect(localDay(next.due!.dueAt) > on).toBe(true);
            expect(localTime(next.due!.dueAt)).toBe('17:00');
            const { inTime, dueAt } = next.judged.at(-1)!;
            if (dueAt !== null) expect(inTime).toBe(on <= localDay(dueAt));
            due = next.due!;
          }
        },
      ),
    );
  });
});

test('the steps come in their order, progress as often as it is told', () => {
  expect(nextSteps([])).toEqual(['receipt']);
  expect(nextSteps(begun.slice(0, 1))).toEqual(['procedure']);
  expect(nextSteps(progress('2027-01-01', '2027-02-01'))).toEqual(['progress', 'outcome']);
  expect(nextSteps([...begun, at('outcome', '2027-01-01')])).toEqual([]);
});

test('soon due in the last quarter, late from its very end', () => {
  const due = standing([]).due!;
  const near = nearAt(due, 25);
  const light = (now: number) => lightOf({ nearAt: near, dueAt: due.dueAt }, now);
  expect([light(near - 1), light(near), light(due.dueAt - 1), light(due.dueAt)]).toEqual([
    'on_time',
    'soon',
    'soon',
    'late',
  ]);
  expect(near - count.handedOnAt).toBe(Math.round((due.dueAt - count.handedOnAt) * 0.75));
});

test('why then: every day of the seven, with those by which the end moved; of months the last day', () => {
  // Handed on on a Saturday, so that the seventh day is one too.
  const saturday = { ...count, handedOnAt: instantAt('2026-11-28', '10:00') };
  const { due } = standingOf(DEFAULT_CALENDAR, saturday, []);
  const why = whyDue(DEFAULT_CALENDAR, saturday, due!, 'zh');
  expect(why.days.map(({ day, kind, n }) => [day.slice(5), n ?? kind])).toEqual([
    ['11-28', 'asked'],
    ['11-29', 1],
    ['11-30', 2],
    ['12-01', 3],
    ['12-02', 4],
    ['12-03', 5],
    ['12-04', 6],
    ['12-05', 7],
    ['12-06', 'off'],
    ['12-07', 'counted'],
  ]);
  expect(why.rule).toContain('7 日内');
  const later = standing(progress('2027-02-24', '2027-03-20')).due!;
  const months = whyDue(DEFAULT_CALENDAR, count, later, 'zh');
  expect(months.days.map(({ day }) => day)).toEqual(['2026-11-24', '2027-04-24', '2027-04-25', '2027-04-26']);
  expect(months.rule).toContain('满 5 个月');
});
