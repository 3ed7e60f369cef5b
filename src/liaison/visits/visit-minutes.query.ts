/** Visits as the ledger holds them. */
import { VISIT_LINES_SQL, VISIT_SUMS_SQL } from '../../reports/active/outreach-lines.sql.js';
import type { VisitMonth } from '../../protocol/communities/liaison.js';
import type { Param, Queries } from '../../store/store.js';

async function visitsIn(from: Queries, where: string, param: Param, month: string): Promise<VisitMonth> {
  const [row] = await from.rows<{ minutes: number; visits: number }>(
    `select ${VISIT_SUMS_SQL} from hours_entry where ${where} and day >= ? and day <= ? and ${VISIT_LINES_SQL}`,
    [param, `${month}-01`, `${month}-31`],
  );
  return { month, visits: Number(row!.visits), minutes: Number(row!.minutes) };
}

/** @param month YYYY-MM */
export const visitsOfPerson = (from: Queries, personId: string, month: string): Promise<VisitMonth> =>
  visitsIn(from, 'person_id = ?', personId, month);
/** Whoever made them. @param month YYYY-MM */
export const visitsToCommunity = (from: Queries, communityId: string, month: string): Promise<VisitMonth> =>
  visitsIn(from, 'community_id = ?', communityId, month);
