/** Check-ups with their enterprises and what was found, as they are exported. */
import type { EnterpriseOutlook, Outlook } from '../../enterprises/enterprise-list.query.js';
import type { EnterpriseRow } from '../../enterprises/enterprises.entity.js';
import { ENTERPRISE_LIMITS } from '../../protocol/outreach/enterprises.js';
import { FINDING_CALL, IS_SOLVED } from '../../reports/active/finding-solved.sql.js';
import type { Queries } from '../../store/store.js';
import type { CheckupRow } from '../checkups.entity.js';
import { findCheckupsOf } from '../checkups.repository.js';

export interface ExportedProblem {
  /** The point at which it was found. */
  text: string;
  isSolved: boolean;
}
export interface ExportedCheckup {
  enterprise: EnterpriseRow;
  outlook: EnterpriseOutlook | undefined;
  /** An enterprise without any has one row. */
  checkup: CheckupRow | undefined;
  /** In the order of the points. */
  problems: readonly ExportedProblem[];
}

/** The newest check-up of each enterprise first, as its page shows them. */
export async function exportedCheckups(
  from: Queries,
  unitId: string,
  enterprises: readonly EnterpriseRow[],
  outlook: Outlook,
): Promise<ExportedCheckup[]> {
  const all = await findCheckupsOf(from, unitId, {
    most: ENTERPRISE_LIMITS.enterprises * ENTERPRISE_LIMITS.checkups,
  });
  const checkups = Map.groupBy(all, (row) => row.enterpriseId);
  const problems = await problemsOf(from, unitId);
  return enterprises.flatMap((enterprise): ExportedCheckup[] => {
    const known = { enterprise, outlook: outlook.get(enterprise.id) };
    const own = checkups.get(enterprise.id)?.slice(0, ENTERPRISE_LIMITS.checkups) ?? [];
    if (!own.length) return [{ ...known, checkup: undefined, problems: [] }];
    return own.map((checkup) => ({ ...known, checkup, problems: problems.get(checkup.id) ?? [] }));
  });
}

async function problemsOf(from: Queries, unitId: string): Promise<Map<string, ExportedProblem[]>> {
  const rows = await from.rows<{ id: string; text: string; solved: number }>(
    `select f.checkup_id as id, f.text as text, case when ${IS_SOLVED} then 1 else 0 end as solved
      from checkup c join checkup_finding f on f.checkup_id = c.id and f.finding = 'problem' ${FINDING_CALL}
      where c.unit_id = ? order by f.checkup_id, f.position, f.id`,
    [unitId],
  );
  const found = new Map<string, ExportedProblem[]>();
  for (const { id, text, solved } of rows)
    found.set(id, [...(found.get(id) ?? []), { text, isSolved: Number(solved) === 1 }]);
  return found;
}
