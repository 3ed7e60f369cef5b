/** What is past due: calls, duty rows, and when the next of them is. */
import { openStates } from '../call/open-states.sql.js';
import type { Queries } from '../store/store.js';

/** So many of each are asked for at once. */
export const BATCH = 500;
const MOST_OVERDUE = 5000;

export interface DueRow {
  id: string;
  unit_id: string;
  due_at: number;
}
/** The longest due first. */
export const dueCalls = (from: Queries, now: number): Promise<DueRow[]> =>
  from.rows(
    `select id, unit_id, due_at from call where due_at <= ? order by due_at, raised_at limit ${BATCH}`,
    [now],
  );
export const dueDuties = (from: Queries, now: number): Promise<DueRow[]> =>
  from.rows(`select id, unit_id, due_at from duty where due_at <= ? limit ${BATCH}`, [now]);

/** Of all rows, those past due included; null where nothing is to come. */
export async function nextDueAt(from: Queries): Promise<number | null> {
  const [next] = await from.rows<{ due_at: number | null }>(
    'select min(due_at) as due_at from (select min(due_at) as due_at from call where due_at is not null union all select min(due_at) from duty where due_at is not null) due',
  );
  return next?.due_at ?? null;
}

/** Calls that nobody holds, were due before the instant and are on no list of an outage; oldest first. */
export async function overdueCallIds(from: Queries, unitId: string, before: number): Promise<string[]> {
  const overdue = await from.rows<{ id: string }>(
    `select id from call where unit_id = ? and ${openStates} and state <> 'active' and due_at < ? and late_at is null
      order by raised_at, id limit ${MOST_OVERDUE}`,
    [unitId, before],
  );
  return overdue.map(({ id }) => id);
}
/** Calls on the list of an outage. */
export async function countLateCalls(from: Queries, unitId: string): Promise<number> {
  const [listed] = await from.rows<{ n: number }>(
    'select count(*) as n from call where unit_id = ? and late_at is not null',
    [unitId],
  );
  return Number(listed?.n ?? 0);
}
