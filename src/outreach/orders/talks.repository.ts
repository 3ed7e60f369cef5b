/** The rows of talks on offer. */
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { TalkRow } from './talk-orders.entity.js';

const talks = new Table(TalkRow);

/** In the order in which they were added. @param all withdrawn ones too */
export const findTalksOf = (from: Queries, unitId: string, all: boolean): Promise<TalkRow[]> =>
  talks.find(from, `where unit_id = ?${all ? '' : ' and is_offered = 1'} order by id`, [unitId]);
export const findTalkOfUnit = (from: Queries, id: string, unitId: string): Promise<TalkRow | undefined> =>
  talks.one(from, 'where id = ? and unit_id = ?', [id, unitId]);
export async function findTalks(from: Queries, ids: readonly string[]): Promise<Map<string, TalkRow>> {
  const rows = ids.length ? await talks.find(from, `where id in (${placeholders(ids)})`, ids) : [];
  return new Map(rows.map((row) => [row.id, row]));
}

export const insertTalk = (tx: Tx, row: TalkRow): Promise<void> => talks.insert(tx, row);
export const updateTalk = (
  tx: Tx,
  id: string,
  changes: Partial<Omit<TalkRow, 'id' | 'unitId'>>,
): Promise<number> => talks.update(tx, changes, 'id = ?', [id]);
