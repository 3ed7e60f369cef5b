/** The rows of escalation policies: a unit's are one ordered list. */
import { PolicyRow } from '../../directory/places.entity.js';
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const policies = new Table(PolicyRow);

export const findPoliciesOf = (from: Queries, unitId: string): Promise<PolicyRow[]> =>
  policies.find(from, 'where unit_id = ? order by position', [unitId]);
export async function replacePolicies(tx: Tx, unitId: string, rows: readonly PolicyRow[]): Promise<void> {
  await tx.run('delete from ring_policy where unit_id = ?', [unitId]);
  await policies.insert(tx, ...rows);
}
