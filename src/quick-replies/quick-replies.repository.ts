/** The rows of words that stand ready. */
import type { QuickReplySide } from '../protocol/conversation/quick-replies.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { QuickRepliesRow } from './quick-replies.entity.js';

const lists = new Table(QuickRepliesRow);

export const findQuickReplies = (
  from: Queries,
  unitId: string,
  side: QuickReplySide,
): Promise<QuickRepliesRow | undefined> => lists.one(from, 'where unit_id = ? and side = ?', [unitId, side]);
export const insertQuickReplies = (tx: Tx, row: QuickRepliesRow): Promise<void> => lists.insert(tx, row);
/** @returns false where somebody has changed the list since */
export const updateQuickReplies = async (
  tx: Tx,
  { unitId, side, version, ...changes }: QuickRepliesRow,
): Promise<boolean> =>
  (await lists.update(tx, { ...changes, version: version + 1 }, 'unit_id = ? and side = ? and version = ?', [
    unitId,
    side,
    version,
  ])) === 1;
