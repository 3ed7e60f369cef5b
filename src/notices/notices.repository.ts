/** The rows of notices. Whose a notice is to send is settled by its `dueAt`: a claim moves it on by a lease. */
import { NoticeRow } from '../notice/notice.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const notices = new Table(NoticeRow);

export const insertNotice = (tx: Tx, row: NoticeRow): Promise<void> => notices.insert(tx, row);
/** Those of a ring; it has one at most. */
export const findNoticesOfRing = (tx: Tx, offerId: string): Promise<{ id: string }[]> =>
  tx.rows('select id from notice where offer_id = ?', [offerId]);
/** Rings first, then alerts, then the rest. */
export const findNoticesDue = (from: Queries, now: number, most: number): Promise<NoticeRow[]> =>
  notices.find(
    from,
    `where due_at is not null and due_at <= ?
        order by case kind when 'ring' then 0 when 'alert' then 1 else 2 end, due_at limit ?`,
    [now, most],
  );
/** @param row as it was read or claimed. @returns false where another node has taken it over */
export const updateNotice = async (
  tx: Tx,
  { id, dueAt }: Pick<NoticeRow, 'id' | 'dueAt'>,
  changes: Partial<NoticeRow>,
): Promise<boolean> => (await notices.update(tx, changes, 'id = ? and due_at = ?', [id, dueAt])) > 0;
