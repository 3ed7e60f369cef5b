/** The rows of what residents left at posters. */
import type { PosterRequestState } from '../protocol/residents/posters.js';
import { nextNumberOfDay } from '../store/counter.repository.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { PosterRequestRow } from './posters.entity.js';

const requests = new Table(PosterRequestRow);

/** What is open comes first, who has waited longest before the others; what is settled the newest first. */
const GROUP = "case when state = 'open' then 0 else 1 end";
const PLACE = "case when state = 'open' then left_at else -left_at end";
/** The values of the same, for a cursor. */
export const placeInList = ({ state, leftAt, id }: PosterRequestRow): readonly [number, number, string] =>
  state === 'open' ? [0, leftAt, id] : [1, -leftAt, id];

export const findRequest = (from: Queries, id: string): Promise<PosterRequestRow | undefined> =>
  requests.one(from, 'where id = ?', [id]);
export const findRequestOfForm = (from: Queries, formKey: string): Promise<PosterRequestRow | undefined> =>
  requests.one(from, 'where form_key = ?', [formKey]);

export interface RequestFilter {
  states: readonly PosterRequestState[];
  /** Absent: all of the unit. */
  communityIds?: readonly string[];
  /** The last one of the page before, as `placeInList` has it. */
  after?: readonly Param[];
  most: number;
}
export const listRequests = (
  from: Queries,
  unitId: string,
  { states, communityIds, after, most }: RequestFilter,
): Promise<PosterRequestRow[]> =>
  requests.find(
    from,
    `where unit_id = ? and state in (${placeholders(states)})
      ${communityIds ? `and community_id in (${placeholders(communityIds)})` : ''}
      ${after ? `and (${GROUP}, ${PLACE}, id) > (?, ?, ?)` : ''}
      order by ${GROUP}, ${PLACE}, id limit ?`,
    [unitId, ...states, ...(communityIds ?? []), ...(after ?? []), most],
  );

/** @param late those a coordinator was told of already @returns how many wait in a community */
export async function countOpen(from: Queries, communityId: string, late = false): Promise<number> {
  const [row] = await from.rows<{ n: number }>(
    `select count(*) as n from poster_request where community_id = ? and state = 'open'
      ${late ? 'and remind_at is null' : ''}`,
    [communityId],
  );
  return Number(row!.n);
}
/** @returns how many came from there since an instant, and the first of these */
export async function countSince(
  from: Queries,
  by: 'poster_id' | 'address_key',
  key: string,
  since: number,
): Promise<{ count: number; first: number }> {
  const [row] = await from.rows<{ n: number; first: number | null }>(
    `select count(*) as n, min(left_at) as first from poster_request where ${by} = ? and left_at > ?`,
    [key, since],
  );
  return { count: Number(row!.n), first: Number(row!.first ?? since) };
}

export interface RequestCounts {
  came: number;
  inTime: number;
  raised: number;
  setAside: number;
  open: number;
}
/** By community, of those that came since an instant; what is open counts whenever it came. */
export async function countsOf(
  from: Queries,
  unitId: string,
  since: number,
): Promise<ReadonlyMap<string, RequestCounts>> {
  const rows = await from.rows<Record<string, string | number>>(
    `select community_id, sum(case when left_at >= ? then 1 else 0 end) as came,
      sum(case when left_at >= ? and settled_at <= late_at then 1 else 0 end) as in_time,
      sum(case when left_at >= ? and state = 'raised' then 1 else 0 end) as raised,
      sum(case when left_at >= ? and state = 'set_aside' then 1 else 0 end) as set_aside,
      sum(case when state = 'open' then 1 else 0 end) as waiting
    from poster_request where unit_id = ? and (left_at >= ? or state = 'open') group by community_id`,
    [since, since, since, since, unitId, since],
  );
  return new Map(
    rows.map((row) => [
      String(row['community_id']),
      {
        came: Number(row['came']),
        inTime: Number(row['in_time']),
        raised: Number(row['raised']),
        setAside: Number(row['set_aside']),
        open: Number(row['waiting']),
      },
    ]),
  );
}

export const insertRequest = (tx: Tx, row: PosterRequestRow): Promise<void> => requests.insert(tx, row);
/** @returns false where somebody has touched it already */
export const settleRequest = async (
  tx: Tx,
  id: string,
  changes: Partial<PosterRequestRow>,
): Promise<boolean> =>
  (await requests.update(tx, { ...changes, remindAt: null }, "id = ? and state = 'open'", [id])) === 1;
/** @returns false where it is touched, or was reminded of since `before` */
export const markReminded = async (tx: Tx, id: string, at: number, before: number): Promise<boolean> =>
  (await requests.update(
    tx,
    { remindedAt: at },
    "id = ? and state = 'open' and coalesce(reminded_at, 0) <= ?",
    [id, before],
  )) === 1;

/** Nobody has touched them in time, the longest first. */
export const findRequestsLate = (from: Queries, now: number, most: number): Promise<PosterRequestRow[]> =>
  requests.find(from, "where remind_at <= ? and state = 'open' order by remind_at, id limit ?", [now, most]);
/** @returns false where another has told of it, or it was touched */
export const moveRemindAt = async (
  tx: Tx,
  { id, remindAt }: Pick<PosterRequestRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await requests.update(tx, { remindAt: next }, "id = ? and state = 'open' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;

/** Takes away what is sealed and has been kept long enough, and every address after a day. */
export async function eraseOld(tx: Tx, now: number, addressesBefore: number): Promise<void> {
  await tx.run(
    `update poster_request set words = null, phone = null, note = null, erase_at = null
      where erase_at is not null and erase_at <= ?`,
    [now],
  );
  await tx.run(
    'update poster_request set address_key = null where address_key is not null and left_at <= ?',
    [addressesBefore],
  );
}
export async function isAnythingOld(from: Queries, now: number, addressesBefore: number): Promise<boolean> {
  const rows = await from.rows(
    `select id from poster_request where erase_at is not null and erase_at <= ?
      union all select id from poster_request where address_key is not null and left_at <= ? limit 1`,
    [now, addressesBefore],
  );
  return rows.length > 0;
}

/** 20261124-Q003: Q for 请求. */
export const nextRequestNumber = (tx: Tx, unitId: string, at: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'poster-request', letter: 'Q', at });
