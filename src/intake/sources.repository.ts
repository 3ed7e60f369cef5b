/** The rows of what calls come from. */
import { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';

const sources = new Table(IntakeSourceRow);

export const findSourceByCode = (
  from: Queries,
  unitId: string,
  code: string,
): Promise<IntakeSourceRow | undefined> =>
  sources.one(from, 'where unit_id = ? and code = ?', [unitId, code]);
export const findSource = (from: Queries, unitId: string, id: string): Promise<IntakeSourceRow | undefined> =>
  sources.one(from, 'where unit_id = ? and id = ?', [unitId, id]);
export const findSourcesOf = (from: Queries, unitId: string): Promise<IntakeSourceRow[]> =>
  sources.find(from, 'where unit_id = ? order by made_at, id', [unitId]);
export const insertSource = (tx: Tx, row: IntakeSourceRow): Promise<void> => sources.insert(tx, row);
export const updateSource = (tx: Tx, id: string, changes: Partial<IntakeSourceRow>): Promise<number> =>
  sources.update(tx, changes, 'id = ?', [id]);
export async function countCallsOf(
  from: Queries,
  unitId: string,
  since: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await from.rows<{ source_id: string; n: number }>(
    `select e.source_id, count(distinct e.call_id) as n from intake_entry e join intake_source s on s.id = e.source_id
      where s.unit_id = ? and e.at >= ? group by e.source_id`,
    [unitId, since],
  );
  return new Map(rows.map((row) => [row.source_id, Number(row.n)]));
}
