/** The rows of how long what may take in a unit. */
import { DeadlineRuleRow } from '../../deadline/deadlines.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const rules = new Table(DeadlineRuleRow);

export const findDeadlineRulesOf = (from: Queries, unitId: string): Promise<DeadlineRuleRow[]> =>
  rules.find(from, 'where unit_id = ?', [unitId]);
export async function replaceDeadlineRules(
  tx: Tx,
  unitId: string,
  rows: readonly DeadlineRuleRow[],
): Promise<void> {
  await tx.run('delete from deadline_rule where unit_id = ?', [unitId]);
  await rules.insert(tx, ...rows);
}
