/** The rows of outlines and of their lines. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { OutlineLineRow, OutlineRow } from '../outlines.entity.js';

const outlines = new Table(OutlineRow);
const lines = new Table(OutlineLineRow);

/** The newest first. */
export const findOutlinesOf = (from: Queries, departmentId: string): Promise<OutlineRow[]> =>
  outlines.find(from, 'where department_id = ? order by talk_on desc', [departmentId]);
export const findOutline = (from: Queries, id: string): Promise<OutlineRow | undefined> =>
  outlines.one(from, 'where id = ?', [id]);
export const insertOutline = (tx: Tx, row: OutlineRow): Promise<void> => outlines.insert(tx, row);
/** @param seen the version that was read. @returns false where somebody was faster */
export const updateOutline = async (
  tx: Tx,
  id: string,
  seen: number,
  changes: Partial<OutlineRow>,
): Promise<boolean> =>
  (await outlines.update(tx, { ...changes, version: seen + 1 }, 'id = ? and version = ?', [id, seen])) === 1;

/** In the order in which they stand. */
export const findLinesOf = (from: Queries, outlineId: string): Promise<OutlineLineRow[]> =>
  lines.find(from, 'where outline_id = ? order by position, id', [outlineId]);
export const findLine = (from: Queries, id: string): Promise<OutlineLineRow | undefined> =>
  lines.one(from, 'where id = ?', [id]);
/** What was promised and asked for at these talks. */
export const findPromisedOf = async (
  from: Queries,
  outlineIds: readonly string[],
): Promise<OutlineLineRow[]> =>
  outlineIds.length
    ? lines.find(
        from,
        `where outline_id in (${placeholders(outlineIds)}) and kind in ('follow_up', 'difficulty')
          order by due_on, id`,
        outlineIds,
      )
    : [];
export const insertLines = (tx: Tx, rows: readonly OutlineLineRow[]): Promise<void> =>
  lines.insert(tx, ...rows);
export const updateLine = (tx: Tx, id: string, changes: Partial<OutlineLineRow>): Promise<number> =>
  lines.update(tx, changes, 'id = ?', [id]);
export async function deleteLines(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length) await tx.run(`delete from outline_line where id in (${placeholders(ids)})`, ids);
}
/** @param seen as it was read. @returns false where somebody was faster */
export const endLine = async (
  tx: Tx,
  seen: Pick<OutlineLineRow, 'id' | 'doneOn'>,
  changes: Pick<OutlineLineRow, 'doneOn' | 'remindAt'>,
): Promise<boolean> =>
  (await lines.update(tx, changes, "id = ? and coalesce(done_on, '') = ?", [seen.id, seen.doneOn ?? ''])) ===
  1;

/** Of those that are not done: what is to be spoken of by now, the longest due first. */
export const findLinesToRemind = (from: Queries, now: number, most: number): Promise<OutlineLineRow[]> =>
  lines.find(from, 'where remind_at <= ? and done_on is null order by remind_at limit ?', [now, most]);
/** @returns false where another has told of it, or it is done */
export const moveLineReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<OutlineLineRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await lines.update(tx, { remindAt: next }, 'id = ? and done_on is null and remind_at = ?', [
    id,
    remindAt,
  ])) === 1;
