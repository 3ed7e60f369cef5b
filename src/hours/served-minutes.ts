/** Minutes as they stand now: what the ledger holds, and what runs and is not in it yet; each instant of a person once. */
import { DutyRow } from '../duty/duty.entities.js';
import { uncounted } from '../duty/turn.js';
import type { Queries } from '../store/store.js';
import { Table } from '../store/table.js';
import { dayBegins, localDay, startOfDay } from './days.js';
import { HoursEntryRow } from './hours.entities.js';
import { ServiceSessionRow } from './service.entities.js';
import { minutesBetween, union, without, type Interval } from './tally.js';

const duties = new Table(DutyRow);
const entries = new Table(HoursEntryRow);
const sessions = new Table(ServiceSessionRow);
/** Duty is cut at midnight and a check-in closes itself: what runs began no earlier than that. */
const LONGEST = 48 * 3600_000;

/** Lines that count of the local days that the interval touches. */
export const standingAround = (
  from: Queries,
  personId: string,
  { from: first, to: last }: Interval,
): Promise<HoursEntryRow[]> =>
  entries.find(
    from,
    `where person_id = ? and day >= ? and day <= ? and reverses is null
      and not exists (select 1 from hours_entry r where r.reverses = hours_entry.id)`,
    [personId, localDay(first), localDay(last)],
  );

/** What runs now, duty and check-in. */
export async function running(from: Queries, personId: string, now: number): Promise<Interval[]> {
  const duty = await duties.one(from, 'where id = ?', [personId]);
  const session = await sessions.one(from, 'where person_id = ? and ended_at is null', [personId]);
  return stretchesOf(duty, session, now);
}
const stretchesOf = (duty: DutyRow | undefined, session: ServiceSessionRow | undefined, now: number) =>
  union([
    ...(duty ? uncounted(duty, now) : []),
    ...(session ? [{ from: session.startedAt, to: Math.min(now, session.dueAt ?? now) }] : []),
  ]);

async function uncovered(from: Queries, personId: string, stretches: readonly Interval[], now: number) {
  if (!stretches.length) return [];
  const lines = await standingAround(from, personId, { from: now - LONGEST, to: now });
  const taken = lines.map(({ fromAt, toAt }) => ({ from: fromAt, to: toAt }));
  return stretches.flatMap((stretch) => without(stretch, taken));
}
const minutesSince = (start: number, stretches: readonly Interval[]) =>
  stretches.reduce((all, s) => all + minutesBetween(Math.max(s.from, start), Math.max(s.to, start)), 0);

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
  const fresh = await uncovered(from, personId, await running(from, personId, now), now);
  return {
    minutesToday: Number(sum!.today) + minutesSince(startOfDay(now), fresh),
    minutesMonth: Number(sum!.month) + minutesSince(dayBegins(firstDay), fresh),
  };
}

/** What runs in the unit, of the local day, beside the ledger. */
export async function runningToday(from: Queries, unitId: string, now: number): Promise<number> {
  const onDuty = await duties.find(from, 'where unit_id = ? and since is not null', [unitId]);
  const checkedIn = await sessions.find(from, 'where unit_id = ? and ended_at is null', [unitId]);
  const duty = new Map(onDuty.map((row) => [row.id, row]));
  const session = new Map(checkedIn.map((row) => [row.personId, row]));
  let minutes = 0;
  for (const id of new Set([...duty.keys(), ...session.keys()])) {
    const fresh = await uncovered(from, id, stretchesOf(duty.get(id), session.get(id), now), now);
    minutes += minutesSince(startOfDay(now), fresh);
  }
  return minutes;
}
