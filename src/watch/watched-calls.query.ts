/** What the watch asks of calls: how many wait, which the pages are given, and what a finding's call is called. */
import { openStates } from '../call/open-states.sql.js';
import { waitsForAnswerSql } from '../figures/overdue-calls.query.js';
import { readCalls, type ReadableCall } from '../desk/views/readable-call.query.js';
import { placeholders, type Queries } from '../store/store.js';

const MOST_IN_SNAPSHOTS = 2000;
const MOST_LATE = 500;

/** Calls that fell due while the hub was away, and those that wait for an answer now. */
export async function countLateAndWaiting(
  from: Queries,
  unitId: string,
  now: number,
): Promise<{ late: number; waiting: number }> {
  const [late] = await from.rows<{ n: number }>(
    'select count(*) as n from call where unit_id = ? and late_at is not null',
    [unitId],
  );
  const [waiting] = await from.rows<{ n: number }>(
    `select count(*) as n from call where unit_id = ? and ${openStates} and ${waitsForAnswerSql(now)}`,
    [unitId],
  );
  return { late: Number(late?.n ?? 0), waiting: Number(waiting?.n ?? 0) };
}

/** Calls that fell due while the hub was away, the oldest first. */
export const lateCalls = (from: Queries, unitId: string): Promise<ReadableCall[]> =>
  readCalls(from, `where unit_id = ? and late_at is not null order by raised_at, id limit ${MOST_LATE}`, [
    unitId,
  ]);

/** Open calls, oldest first, then those that closed after the instant: what snapshots hold. */
export async function snapshotCallIds(from: Queries, closedAfter: number): Promise<string[]> {
  const [open, ended] = await Promise.all([
    from.rows<{ id: string }>(
      `select id from call where ${openStates} order by raised_at limit ${MOST_IN_SNAPSHOTS}`,
    ),
    from.rows<{ id: string }>(
      `select id from call where unit_id in (select id from unit) and closed_at > ? limit ${MOST_IN_SNAPSHOTS}`,
      [closedAfter],
    ),
  ]);
  return [...open, ...ended].map(({ id }) => id);
}

export interface NumberedCall {
  id: string;
  number: string;
  communityId: string;
}
export async function numberedCalls(from: Queries, ids: readonly string[]): Promise<NumberedCall[]> {
  if (!ids.length) return [];
  const rows = await from.rows<{ id: string; number: string; community_id: string }>(
    `select id, number, community_id from call where id in (${placeholders(ids)})`,
    ids,
  );
  return rows.map(({ id, number, community_id: communityId }) => ({ id, number, communityId }));
}
