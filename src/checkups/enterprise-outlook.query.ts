/** What is open at the enterprises of a unit: problems that are not solved, and the check-up that comes next. */
import { FINDING_CALL, IS_SOLVED } from '../reports/active/finding-solved.sql.js';
import type { EnterpriseOutlook } from '../enterprises/enterprise-list.query.js';
import type { Queries } from '../store/store.js';

/** By enterprise; one of which there is nothing to tell is not in it. */
export async function outlookOf(from: Queries, unitId: string): Promise<Map<string, EnterpriseOutlook>> {
  const open = await from.rows<{ id: string; n: number }>(
    `select c.enterprise_id as id, count(*) - count(case when ${IS_SOLVED} then 1 end) as n from checkup c
      join checkup_finding f on f.checkup_id = c.id and f.finding = 'problem' ${FINDING_CALL}
      where c.unit_id = ? and c.state <> 'cancelled' group by c.enterprise_id`,
    [unitId],
  );
  const next = await from.rows<{ id: string; at: number }>(
    `select enterprise_id as id, min(at) as at from checkup where unit_id = ? and state = 'planned'
      group by enterprise_id`,
    [unitId],
  );
  const found = new Map<string, EnterpriseOutlook>();
  for (const { id, n } of open) found.set(id, { openProblems: Number(n), nextAt: null });
  for (const { id, at } of next)
    found.set(id, { openProblems: found.get(id)?.openProblems ?? 0, nextAt: Number(at) });
  return found;
}
