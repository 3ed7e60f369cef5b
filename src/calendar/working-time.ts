/**
 * Working time: which instants a unit works, and arithmetic over them. Days and intervals are those of the
 * local calendar (Asia/Shanghai); instants are milliseconds since 1970, UTC. Every answer takes a number of steps
 * that is bounded whatever the calendar and the limit (calendar/working-time-index.ts). Pure.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { dayNumber, midnightOf, startOfDay } from '../protocol/time/local-day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { workingTimeIndexOf, type WorkingTimeIndex } from './working-time-index.js';

/** The working intervals of the local day that begins at `midnight`, as instants. */
export function workingIntervals(
  calendar: WorkingCalendar,
  midnight: number,
): { from: number; to: number }[] {
  const intervals = workingTimeIndexOf(calendar).intervals(dayNumber(midnight));
  return intervals.map(({ from, to }) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE }));
}

export const isWorkingInstant = (calendar: WorkingCalendar, at: number): boolean =>
  workingIntervals(calendar, startOfDay(at)).some((i) => i.from <= at && at < i.to);

/** The first working instant at or after `at`; null where the calendar does not open any more. */
export function nextOpening(calendar: WorkingCalendar, at: number): number | null {
  const soon = addWorking(calendar, at, 1);
  return soon === null ? null : soon - 1;
}

/** Milliseconds of working time before the instant; only differences mean something. */
function workedBefore({ before, intervals }: WorkingTimeIndex, at: number): number {
  const day = dayNumber(at);
  const into = at - midnightOf(day);
  return intervals(day).reduce(
    (sum, i) => sum + Math.max(0, Math.min(i.to * MINUTE, into) - i.from * MINUTE),
    before(day),
  );
}

/** Milliseconds of working time in [from, to). */
export function workingBetween(calendar: WorkingCalendar, from: number, to: number): number {
  const measure = workingTimeIndexOf(calendar);
  return to > from ? workedBefore(measure, to) - workedBefore(measure, from) : 0;
}

/**
 * The instant at which so much working time has passed since `from`: the end of an interval rather than the
 * beginning of the next one. null where the calendar does not hold that much.
 */
export function addWorking(calendar: WorkingCalendar, from: number, milliseconds: number): number | null {
  if (milliseconds <= 0) return nextOpening(calendar, from);
  const measure = workingTimeIndexOf(calendar);
  const target = workedBefore(measure, from) + milliseconds;
  // Ever wider strides to a day before which it has passed, then halving back to the first such day.
  let low = dayNumber(from);
  let high = low + 1;
  for (let stride = 1; measure.before(high) < target; stride *= 2) {
    if (measure.week === 0 && high >= measure.plainFrom) return null;
    low = high;
    high += stride;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (measure.before(middle) < target) low = middle;
    else high = middle;
  }
  const day = high - 1;
  let left = target - measure.before(day);
  for (const i of measure.intervals(day)) {
    const long = (i.to - i.from) * MINUTE;
    if (left <= long) return midnightOf(day) + i.from * MINUTE + left;
    left -= long;
  }
  return null;
}
