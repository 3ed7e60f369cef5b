/** The rows of calls back and of samples, and the calls they are made of. */
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import type { CallBackState } from '../protocol/residents/reviews.js';
import { CallBackRow, SampleDrawRow, SampleReviewRow } from './reviews.entity.js';

const callBacks = new Table(CallBackRow);
const draws = new Table(SampleDrawRow);
const samples = new Table(SampleReviewRow);

export const findCallBack = (from: Queries, id: string): Promise<CallBackRow | undefined> =>
  callBacks.one(from, 'where id = ?', [id]);
export const insertCallBack = (tx: Tx, row: CallBackRow): Promise<void> => callBacks.insert(tx, row);
/** @returns false where somebody has changed it since it was read */
export const updateCallBack = async (
  tx: Tx,
  { id, version }: Pick<CallBackRow, 'id' | 'version'>,
  changes: Partial<CallBackRow>,
): Promise<boolean> =>
  (await callBacks.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;
/** What is due first before the others; of those that are over the newest. */
export const listCallBacks = (
  from: Queries,
  unitId: string,
  state: CallBackState,
  most: number,
): Promise<CallBackRow[]> =>
  callBacks.find(
    from,
    `where unit_id = ? and state = ? order by ${state === 'open' ? 'due_at' : 'opened_at desc'}, id limit ?`,
    [unitId, state, most],
  );
export const findCallBackOfClosing = (
  from: Queries,
  callId: string,
  closedAt: number,
): Promise<CallBackRow | undefined> =>
  callBacks.one(from, 'where call_id = ? and closed_at = ?', [callId, closedAt]);
export const findCallBacksToRemind = (from: Queries, now: number, most: number): Promise<CallBackRow[]> =>
  callBacks.find(from, "where remind_at <= ? and state = 'open' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it was done */
export const moveReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<CallBackRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await callBacks.update(tx, { remindAt: next }, "id = ? and state = 'open' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;

/** Closings since then with which somebody is not satisfied and nobody was asked to call back. As the index has it. */
export const dissatisfiedClosings = (
  from: Queries,
  since: number,
  most: number,
): Promise<{ callId: string; unitId: string }[]> =>
  from.rows(
    `select c.id as "callId", c.unit_id as "unitId" from call c
      left join call_back b on b.call_id = c.id and b.closed_at = c.closed_at
      where (c.rating <= 2 or c.resident_satisfied <= 2 or c.resident_solved = 0)
        and c.closed_at > ? and c.state = 'closed' and c.drill is null and b.id is null
      order by c.closed_at limit ?`,
    [since, most],
  );
/** Open ones whose call goes on. */
export const callBacksOfCallsThatGoOn = (from: Queries, most: number): Promise<CallBackRow[]> =>
  callBacks.find(
    from,
    `where state = 'open' and exists (select 1 from call c where c.id = call_id
      and (c.closed_at is null or c.closed_at <> call_back.closed_at)) limit ?`,
    [most],
  );

/** Open ones of calls after whose closing somebody noted on the call that they asked back. */
export const callBacksPerhapsMade = (from: Queries, most: number): Promise<CallBackRow[]> =>
  callBacks.find(
    from,
    `where state = 'open' and reason = 'unsolved' and exists (select 1 from fact f
      where f.call_id = call_back.call_id and f.deed = 'followed_up' and f.at >= call_back.closed_at) limit ?`,
    [most],
  );

export const findDraw = (from: Queries, id: string): Promise<SampleDrawRow | undefined> =>
  draws.one(from, 'where id = ?', [id]);
export const insertDraw = (tx: Tx, row: SampleDrawRow): Promise<void> => draws.insert(tx, row);
export const insertSample = (tx: Tx, row: SampleReviewRow): Promise<void> => samples.insert(tx, row);
export const findSample = (from: Queries, id: string): Promise<SampleReviewRow | undefined> =>
  samples.one(from, 'where id = ?', [id]);
export const listSamples = (from: Queries, unitId: string, most: number): Promise<SampleReviewRow[]> =>
  samples.find(
    from,
    'where unit_id = ? order by case when done_at is null then 0 else 1 end, month desc, id limit ?',
    [unitId, most],
  );
export const updateSample = async (
  tx: Tx,
  { id, version }: Pick<SampleReviewRow, 'id' | 'version'>,
  changes: Partial<SampleReviewRow>,
): Promise<boolean> =>
  (await samples.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;
/** Real calls of the unit that were closed in that time and stand closed; none whose conversation is for few. */
export const closedBetween = (
  from: Queries,
  unitId: string,
  [since, to]: readonly [number, number],
): Promise<{ id: string; closed_at: number }[]> =>
  from.rows(
    `select id, closed_at from call where unit_id = ? and closed_at >= ? and closed_at < ?
      and state = 'closed' and drill is null and category not in (${placeholders(GUARDED_CATEGORIES)})`,
    [unitId, since, to, ...GUARDED_CATEGORIES],
  );
