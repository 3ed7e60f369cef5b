/**
 * How much working time lies before a day, in a few steps whatever the calendar: whole weeks are multiplied, and the
 * days that differ from their weekday are summed up once. Days are counted from the local 1st January 1970. Pure.
 */
import { MINUTE } from '../protocol/time/durations.js';
import type { DayInterval } from '../protocol/administration.js';
import { dayBegins, dayNumber } from '../protocol/time/local-day.js';
import type { WorkingCalendar } from './working-calendar.js';

/** The first day was a Thursday. */
const THURSDAY = 4;

export interface WorkingTimeIndex {
  intervals: (day: number) => readonly DayInterval[];
  /** Milliseconds worked on the days before this one; only differences mean something. */
  before: (day: number) => number;
  /** From this day on every week is plain, and has so many milliseconds. */
  plainFrom: number;
  week: number;
}
const measures = new WeakMap<WorkingCalendar, WorkingTimeIndex>();

export function workingTimeIndexOf(calendar: WorkingCalendar): WorkingTimeIndex {
  let measure = measures.get(calendar);
  if (!measure) measures.set(calendar, (measure = measured(calendar)));
  return measure;
}

const minutesOf = (day: readonly DayInterval[]) => day.reduce((sum, i) => sum + i.to - i.from, 0);

function measured({ week, days }: WorkingCalendar): WorkingTimeIndex {
  const weekdays = Array.from({ length: 7 }, (_, i) => week[i] ?? []);
  const plain = (day: number) => weekdays[(((day + THURSDAY) % 7) + 7) % 7]!;
  /** Minutes of the week before each of its days, and of the whole. */
  const sums = [0];
  for (const day of weekdays) sums.push(sums.at(-1)! + minutesOf(day));
  const own = new Map([...days].map(([day, intervals]) => [dayNumber(dayBegins(day)), intervals]));
  const marked = [...own.keys()].sort((a, b) => a - b);
  /** By how many minutes those marked days up to each differ from their weekdays, all together. */
  const more = [0];
  for (const day of marked) more.push(more.at(-1)! + minutesOf(own.get(day)!) - minutesOf(plain(day)));
  return {
    intervals: (day) => own.get(day) ?? plain(day),
    before: (day) => {
      const weeks = Math.floor((day + THURSDAY) / 7);
      const minutes = weeks * sums[7]! + sums[day + THURSDAY - weeks * 7]! + more[countBelow(marked, day)]!;
      return minutes * MINUTE;
    },
    plainFrom: (marked.at(-1) ?? -1) + 1,
    week: sums[7]! * MINUTE,
  };
}

/** How many of the sorted numbers are below this one. */
function countBelow(sorted: readonly number[], limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
