/** The rows of slips: one a call. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { SlipRow } from './slips.entity.js';

const slips = new Table(SlipRow);

export const findSlip = (from: Queries, codeHash: string): Promise<SlipRow | undefined> =>
  slips.one(from, 'where code_hash = ?', [codeHash]);

/** In the desk's queue of the call's unit: one after another. */
export async function keepSlip(tx: Tx, { callId, ...changes }: SlipRow): Promise<void> {
  const written = await slips.update(tx, changes, 'call_id = ?', [callId]);
  if (!written) await slips.insert(tx, { callId, ...changes });
}

/** Of the unit, the newest call first. */
export const findSlipsOfPhone = (from: Queries, unitId: string, phoneKey: string): Promise<SlipRow[]> =>
  slips.find(
    from,
    'where phone_key = ? and call_id in (select id from call where unit_id = ?) order by given_at desc',
    [phoneKey, unitId],
  );

/** Of calls closed after `since` and not after `until`, and not told of that closing. */
export const findClosingTextsDue = (
  from: Queries,
  { now, since, until }: { now: number; since: number; until: number },
  most: number,
): Promise<SlipRow[]> =>
  slips.find(
    from,
    `where phone_key is not null and (try_at is null or try_at <= ?) and exists (select 1 from call c
      where c.id = slip.call_id and c.state = 'closed' and c.closed_at > ? and c.closed_at <= ?
        and c.closed_at > coalesce(slip.told_at, 0))
      limit ${most}`,
    [now, since, until],
  );
/** @returns false where another has, or the slip is another now */
export const claimClosingText = async (
  tx: Tx,
  { callId, codeHash, toldAt }: SlipRow,
  { closedAt, tryAt }: { closedAt: number; tryAt: number },
): Promise<boolean> =>
  (await slips.update(
    tx,
    { toldAt: closedAt, tryAt },
    'call_id = ? and code_hash = ? and coalesce(told_at, 0) = ?',
    [callId, codeHash, toldAt ?? 0],
  )) === 1;
/** It was not taken: tried again later. */
export const releaseClosingText = (
  tx: Tx,
  { callId, codeHash, toldAt }: SlipRow,
  closedAt: number,
): Promise<number> =>
  slips.update(tx, { toldAt }, 'call_id = ? and code_hash = ? and told_at = ?', [callId, codeHash, closedAt]);
