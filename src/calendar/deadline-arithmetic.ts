/**
 * From a limit to the instant it runs out, with the arithmetic written down step by step: the one function
 * that both decides a deadline and explains it. Instants are milliseconds since 1970, UTC. Pure.
 */
import { MINUTE, HOUR, DAY } from '../protocol/time/durations.js';
import { dayBegins, localDay, nextMidnight, startOfDay } from '../protocol/time/local-day.js';
import { LIMITS } from '../protocol/limits.js';
import type { Limit, LimitUnit } from '../protocol/codes.js';
import { addWorking, workingBetween, workingIntervals } from './working-time.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Time that does not count; null where it lasts. */
export interface PausedSpan {
  from: number;
  to: number | null;
}
export interface DeadlineCount {
  /** Milliseconds that may pass. */
  total: number;
  /** Only working time counts. */
  working: boolean;
  from: number;
  /** In order, without overlaps. */
  pauses: readonly PausedSpan[];
}
export const DEADLINE_STEP_REASONS = [
  'clock',
  'working',
  'make_up',
  'special',
  'outside',
  'off',
  'holiday',
  'closed',
  'paused',
  'never',
] as const;
export interface DeadlineStep {
  from: number;
  to: number;
  /** Milliseconds that counted. */
  counted: number;
  why: (typeof DEADLINE_STEP_REASONS)[number];
  /** The holiday's name. */
  name?: string;
  /** The holidays of that year are not published: counted as plain weekdays. */
  unpublished?: true;
}
export interface DeadlineResult {
  /** null while it is paused. */
  due: number | null;
  /** Milliseconds still to count where it is paused, else 0. */
  left: number;
  steps: DeadlineStep[];
}

const WALL: Partial<Record<LimitUnit, number>> = { seconds: 1000, minutes: MINUTE, hours: HOUR, days: DAY };
/** Where a calendar never opens again, a deadline still has an end. */
const NEVER_DAYS = 400;
/** Longer arithmetic is not told day by day. */
const TOLD_DAYS = 800;

/** How long a working day is: the longest day of the week. */
export const workingDay = ({ week }: Pick<WorkingCalendar, 'week'>): number =>
  Math.max(0, ...week.map((day) => day.reduce((sum, i) => sum + i.to - i.from, 0))) * MINUTE;

export function countFor(
  calendar: WorkingCalendar,
  { amount, unit }: Limit,
): Pick<DeadlineCount, 'total' | 'working'> {
  const wall = WALL[unit];
  if (wall !== undefined) return { total: amount * wall, working: false };
  return { total: amount * (unit === 'working_hours' ? HOUR : workingDay(calendar)), working: true };
}

/** The limit would end more than a year from then on. */
export const exceedsCalendar = (calendar: WorkingCalendar, limit: Limit, from: number): boolean =>
  dueFromLimit(calendar, { ...countFor(calendar, limit), from, pauses: [] }).due! - from >
  LIMITS.aheadSeconds * 1000;

/** When it is due, or what is left where it is paused; without the way there. */
export const dueFromLimit = (
  calendar: WorkingCalendar,
  counting: DeadlineCount,
): Omit<DeadlineResult, 'steps'> => run(calendar, counting, () => undefined);

export function computeDeadline(calendar: WorkingCalendar, counting: DeadlineCount): DeadlineResult {
  const steps: DeadlineStep[] = [];
  const found = run(calendar, counting, (step) => {
    if (step.why !== 'working') steps.push(step);
    else steps.push(...days(calendar, step.from, step.to));
  });
  return { ...found, steps };
}

/** @param say is told each stretch, in order; working time as one */
function run(
  calendar: WorkingCalendar,
  { total, working, from, pauses }: DeadlineCount,
  say: (step: DeadlineStep) => void,
): Omit<DeadlineResult, 'steps'> {
  const between = (since: number, until: number) =>
    working ? workingBetween(calendar, since, until) : until - since;
  const counts = (since: number, until: number) =>
    say({
      from: since,
      to: until,
      counted: between(since, until),
      why: working ? 'working' : 'clock',
    });
  let left = total;
  let at = from;
  for (const pause of pauses) {
    const until = Math.max(at, pause.from);
    const there = between(at, until);
    if (left <= there) break;
    left -= there;
    if (until > at) counts(at, until);
    if (pause.to === null) return { due: null, left };
    const end = Math.max(until, pause.to);
    if (end > until) say({ from: until, to: end, counted: 0, why: 'paused' });
    at = end;
  }
  const due = working ? addWorking(calendar, at, left) : at + left;
  if (due === null) {
    const end = at + NEVER_DAYS * DAY;
    say({ from: at, to: end, counted: 0, why: 'never' });
    return { due: end, left: 0 };
  }
  counts(at, due);
  return { due, left: 0 };
}

/** A stretch day by day, days alike put together; beyond what anybody reads, the rest as one. */
function days(calendar: WorkingCalendar, from: number, to: number): DeadlineStep[] {
  const steps: DeadlineStep[] = [];
  const told = Math.min(to, startOfDay(from) + TOLD_DAYS * DAY);
  if (told < to) {
    const rest = { from: told, to, counted: workingBetween(calendar, told, to), why: 'working' as const };
    return [...days(calendar, from, told), rest];
  }
  for (let at = from; at < to; at = nextMidnight(at)) {
    const end = Math.min(to, nextMidnight(at));
    const step: DeadlineStep = {
      from: at,
      to: end,
      counted: workingBetween(calendar, at, end),
      ...reasonOf(calendar, at, end),
    };
    const last = steps.at(-1);
    if (last?.why === step.why && last.name === step.name && last.unpublished === step.unpublished)
      Object.assign(last, { to: end, counted: last.counted + step.counted });
    else steps.push(step);
  }
  return steps;
}

function reasonOf(
  calendar: WorkingCalendar,
  from: number,
  to: number,
): Pick<DeadlineStep, 'why' | 'name' | 'unpublished'> {
  const day = localDay(from);
  const note = calendar.notes?.get(day);
  const unpublished = calendar.published && !calendar.published.has(Number(day.slice(0, 4)));
  const more = { ...(note?.name && { name: note.name }), ...(unpublished && { unpublished: true as const }) };
  if (!workingIntervals(calendar, dayBegins(day)).length)
    return { why: note?.kind === 'holiday' || note?.kind === 'closed' ? note.kind : 'off', ...more };
  if (!workingBetween(calendar, from, to)) return { why: 'outside' };
  return { why: note?.kind === 'make_up' || note?.kind === 'special' ? note.kind : 'working', ...more };
}
