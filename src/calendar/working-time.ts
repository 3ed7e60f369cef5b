/**
 * Working time: which instants a unit works, and arithmetic over them. Days and intervals are those of the
 * local calendar (Asia/Shanghai); instants are milliseconds since 1970, UTC. Pure.
 */
import { localDay, startOfDay } from '../hours/days.js';
import type { DayKind } from '../protocol/words.js';

/** Minutes of the local day, from inclusive, to exclusive. */
export interface DayInterval {
  from: number;
  to: number;
}
export interface WorkingCalendar {
  /** By day of the week, Sunday first; in order, without overlaps. */
  readonly week: readonly (readonly DayInterval[])[];
  /** YYYY-MM-DD → what is worked on that day instead: holidays work nothing, make-up days (调休) as a weekday. */
  readonly days: ReadonlyMap<string, readonly DayInterval[]>;
  /** What makes a day another than its day of the week, for people to read. */
  readonly notes?: ReadonlyMap<string, { kind: DayKind; name: string }>;
  /** Years whose holidays are known; absent where nobody asked. */
  readonly published?: ReadonlySet<number>;
}

const MINUTE = 60_000;
const DAY = 24 * 3600 * 1000;
/** A calendar without a working day within this is taken as one that never opens. */
const LOOK_AHEAD_DAYS = 400;

const OFFICE: readonly DayInterval[] = [
  { from: 8 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60, to: 17 * 60 },
];
/** Monday to Friday with a lunch break; what holds until a unit sets its own. */
export const DEFAULT_CALENDAR: WorkingCalendar = {
  week: [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []],
  days: new Map(),
};

/** The working intervals of the local day that begins at `midnight`, as instants. */
export function workingIntervals(
  calendar: WorkingCalendar,
  midnight: number,
): { from: number; to: number }[] {
  const day = localDay(midnight);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const intervals = calendar.days.get(day) ?? calendar.week[weekday] ?? [];
  return intervals.map(({ from, to }) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE }));
}

export const isOpen = (calendar: WorkingCalendar, at: number): boolean =>
  workingIntervals(calendar, startOfDay(at)).some((i) => i.from <= at && at < i.to);

/** The first working instant at or after `at`; null where the calendar does not open any more. */
export function nextOpening(calendar: WorkingCalendar, at: number): number | null {
  for (let midnight = startOfDay(at), days = 0; days < LOOK_AHEAD_DAYS; midnight += DAY, days++) {
    const interval = workingIntervals(calendar, midnight).find((i) => i.to > at);
    if (interval) return Math.max(interval.from, at);
  }
  return null;
}

/** Milliseconds of working time in [from, to). */
export function workingBetween(calendar: WorkingCalendar, from: number, to: number): number {
  let sum = 0;
  for (let midnight = startOfDay(from); midnight < to; midnight += DAY)
    for (const i of workingIntervals(calendar, midnight))
      sum += Math.max(0, Math.min(i.to, to) - Math.max(i.from, from));
  return sum;
}

/**
 * The instant at which so much working time has passed since `from`: the end of an interval rather than the
 * beginning of the next one. null where the calendar does not hold that much.
 */
export function addWorking(calendar: WorkingCalendar, from: number, milliseconds: number): number | null {
  let left = milliseconds;
  let at = nextOpening(calendar, from);
  while (at !== null) {
    const here = at;
    const interval = workingIntervals(calendar, startOfDay(here)).find((i) => i.from <= here && here < i.to)!;
    if (here + left <= interval.to) return here + left;
    left -= interval.to - here;
    at = nextOpening(calendar, interval.to);
  }
  return null;
}
