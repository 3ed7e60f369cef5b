/** The rows of orders of talks. */
import type { TalkOrderState } from '../../protocol/outreach/talk-orders.js';
import { placeholders, type Param, type Queries, type Tx } from '../../store/store.js';
import { nextNumberOfDay } from '../../store/counter.repository.js';
import { Table } from '../../store/table.js';
import { TalkOrderRow } from './talk-orders.entity.js';

const orders = new Table(TalkOrderRow);

/** What is open comes first, what is due first before it; the others the newest first. */
const GROUP = "case when state = 'open' then 0 else 1 end";
const PLACE = "case when state = 'open' then due_at else -ordered_at end";
/** The values of the same, for a cursor. */
export const placeInList = ({
  state,
  dueAt,
  orderedAt,
  id,
}: TalkOrderRow): readonly [number, number, string] =>
  state === 'open' ? [0, dueAt, id] : [1, -orderedAt, id];

export const findOrder = (from: Queries, id: string): Promise<TalkOrderRow | undefined> =>
  orders.one(from, 'where id = ?', [id]);

export const findOrderOfActivity = (from: Queries, activityId: string): Promise<TalkOrderRow | undefined> =>
  orders.one(from, 'where activity_id = ?', [activityId]);

export interface OrderFilter {
  states: readonly TalkOrderState[];
  /** Of these communities, and what the person ordered; absent: all of the unit. */
  own?: { communityIds: readonly string[]; orderedBy: string };
  communityId?: string;
  /** The last one of the page before, as `placeInList` has it. */
  after?: readonly Param[];
  most: number;
}
export async function listOrders(
  from: Queries,
  unitId: string,
  { states, own, communityId, after, most }: OrderFilter,
): Promise<TalkOrderRow[]> {
  const communityIds = own?.communityIds ?? [];
  const ofThese = communityIds.length ? `community_id in (${placeholders(communityIds)}) or ` : '';
  return orders.find(
    from,
    `where unit_id = ? and state in (${placeholders(states)})
      ${own ? `and (${ofThese}ordered_by = ?)` : ''}
      ${communityId === undefined ? '' : 'and community_id = ?'}
      ${after ? `and (${GROUP}, ${PLACE}, id) > (?, ?, ?)` : ''}
      order by ${GROUP}, ${PLACE}, id limit ?`,
    [
      unitId,
      ...states,
      ...(own ? [...communityIds, own.orderedBy] : []),
      ...(communityId === undefined ? [] : [communityId]),
      ...(after ?? []),
      most,
    ],
  );
}

export const insertOrder = (tx: Tx, row: TalkOrderRow): Promise<void> => orders.insert(tx, row);
/** @returns false where somebody has answered or ended it since it was read */
export const updateOrder = async (
  tx: Tx,
  { id, state, answerAt }: Pick<TalkOrderRow, 'id' | 'state' | 'answerAt'>,
  changes: Partial<TalkOrderRow>,
): Promise<boolean> =>
  (await orders.update(tx, changes, 'id = ? and state = ? and coalesce(answer_at, 0) = ?', [
    id,
    state,
    answerAt ?? 0,
  ])) === 1;

/** Whose deadline is to be spoken of, the longest due first. */
export const findOrdersToRemind = (from: Queries, now: number, most: number): Promise<TalkOrderRow[]> =>
  orders.find(from, "where remind_at <= ? and state = 'open' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it is answered */
export const moveReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<TalkOrderRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await orders.update(tx, { remindAt: next }, "id = ? and state = 'open' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;

const IS_OVER = `state = 'answered' and activity_id is not null and exists (select 1 from activity
  where activity.id = talk_order.activity_id and cancelled_at is null and to_at <= ?)`;
/** Whose activity is over. */
export const findOrdersOver = (from: Queries, now: number, most: number): Promise<TalkOrderRow[]> =>
  orders.find(from, `where ${IS_OVER} order by id limit ?`, [now, most]);
/** @returns false where it has ended, or its activity goes on */
export const holdOrder = async (tx: Tx, id: string, now: number): Promise<boolean> =>
  (await orders.update(tx, { state: 'held', endedAt: now }, `id = ? and ${IS_OVER}`, [id, now])) === 1;

/** 20261124-D003: D for 点单. */
export const nextOrderNumber = (tx: Tx, unitId: string, at: number): Promise<string> =>
  nextNumberOfDay(tx, { unitId, series: 'talk-order', letter: 'D', at });
