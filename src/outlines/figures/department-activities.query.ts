/** The activities that somebody of a department was in charge of, and what its people were measured at them. */
import type { Interval } from '../../kernel/time/intervals.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { placeholders, type Param, type Queries } from '../../store/store.js';

export interface Whose {
  unitId: string;
  peopleIds: readonly string[];
}
export interface HeldActivity {
  id: string;
  number: string;
  title: string;
  place: string;
  fromAt: number;
  minutes: number;
}

/** Held, so that those that are cancelled, planned and under way count nowhere; they begin in [from, to). */
function heldCondition({ unitId, peopleIds }: Whose, { from, to }: Interval, now: number) {
  const led = peopleIds.length ? peopleIds.map(() => 'in_charge like ?').join(' or ') : '1 = 0';
  return {
    sql: `activity.unit_id = ? and cancelled_at is null and to_at <= ? and from_at >= ? and from_at < ? and (${led})`,
    params: [unitId, now, from, to, ...peopleIds.map((id) => `%"${id}"%`)] satisfies Param[],
  };
}
/** Whole minutes from checking in to checking out, of the department's people alone. */
const MINUTES = (people: readonly string[]) =>
  people.length
    ? `coalesce((select sum((ended_at - started_at) / ${MINUTE}) from attendance
        where activity_id = activity.id and ended_at is not null and person_id in (${placeholders(people)})), 0)`
    : '0';

export async function countHeldActivities(
  from: Queries,
  whose: Whose,
  span: Interval,
  now: number,
): Promise<{ activities: number; minutes: number }> {
  const { sql, params } = heldCondition(whose, span, now);
  const [row] = await from.rows<{ n: number; minutes: number }>(
    `select count(*) as n, coalesce(sum(${MINUTES(whose.peopleIds)}), 0) as minutes from activity where ${sql}`,
    [...whose.peopleIds, ...params],
  );
  return { activities: Number(row?.n ?? 0), minutes: Number(row?.minutes ?? 0) };
}

/** The newest first. @param after where the page before ended */
export async function findHeldActivities(
  from: Queries,
  whose: Whose,
  span: Interval,
  { now, after, most }: { now: number; after: readonly [number, string] | undefined; most: number },
): Promise<HeldActivity[]> {
  const { sql, params } = heldCondition(whose, span, now);
  const rows = await from.rows<Record<string, string | number>>(
    `select id, number, title, place, from_at, ${MINUTES(whose.peopleIds)} as minutes from activity
      where ${sql}${after ? ' and (from_at, id) < (?, ?)' : ''} order by from_at desc, id desc limit ?`,
    [...whose.peopleIds, ...params, ...(after ?? []), most],
  );
  return rows.map((row) => ({
    id: String(row['id']),
    number: String(row['number']),
    title: String(row['title']),
    place: String(row['place']),
    fromAt: Number(row['from_at']),
    minutes: Number(row['minutes']),
  }));
}
