/** Minutes as they stand now: what the ledger holds, and what runs and is not in it yet; each instant of a person once. */
import type { Queries } from '../store/store.js';
import { dayBegins, localDay, startOfDay } from '../protocol/time/local-day.js';
import { runningTimeIn, runningTimeOf } from './running-time.query.js';
import { validEntriesIn, intervalOf } from './hours-entries.repository.js';
import { minutesBetween, subtractIntervals, type Interval } from '../kernel/time/intervals.js';

/** What of these times no line has. */
export async function subtractRecorded(
  from: Queries,
  personId: string,
  times: readonly Interval[],
): Promise<Interval[]> {
  if (!times.length) return [];
  const whole = { from: Math.min(...times.map((t) => t.from)), to: Math.max(...times.map((t) => t.to)) };
  const lines = (await validEntriesIn(from, { personId, ...whole })).map(intervalOf);
  return times.flatMap((time) => subtractIntervals(time, lines));
}
export const minutesSince = (start: number, times: readonly Interval[]): number =>
  times.reduce((all, { from, to }) => all + minutesBetween(Math.max(from, start), Math.max(to, start)), 0);

/** Of the local day and the local month of `now`. */
export async function servedMinutes(
  from: Queries,
  personId: string,
  now: number,
): Promise<{ minutesToday: number; minutesMonth: number }> {
  const today = localDay(now);
  const firstDay = `${today.slice(0, 7)}-01`;
  const [sum] = await from.rows<{ month: number; today: number }>(
    `select coalesce(sum(minutes), 0) as month, coalesce(sum(case when day = ? then minutes else 0 end), 0) as today
      from hours_entry where person_id = ? and day >= ? and day <= ?`,
    [today, personId, firstDay, today],
  );
  const fresh = await subtractRecorded(from, personId, await runningTimeOf(from, personId, now));
  return {
    minutesToday: Number(sum!.today) + minutesSince(startOfDay(now), fresh),
    minutesMonth: Number(sum!.month) + minutesSince(dayBegins(firstDay), fresh),
  };
}

/**
 * What runs in the unit and stands in no line: who was at an activity while on duty has that hour in the ledger already.
 * @param only duty alone
 */
export async function runningBesideLedger(
  from: Queries,
  unitId: string,
  now: number,
  only?: 'duty',
): Promise<Interval[]> {
  const times: Interval[] = [];
  for (const { personId, stretches } of await runningTimeIn(from, unitId, now, only))
    times.push(...(await subtractRecorded(from, personId, stretches)));
  return times;
}

/** Of the local day. */
export const runningToday = async (from: Queries, unitId: string, now: number): Promise<number> =>
  minutesSince(startOfDay(now), await runningBesideLedger(from, unitId, now));
