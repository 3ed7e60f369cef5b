/** Visits as the ledger holds them: outreach called a visit, measured or approved after a claim; each once, from a minute on, whatever was corrected. */
import { VALID_ENTRY_SQL } from '../../ledger/hours-entries.repository.js';
import { VISIT_ACTIVITY, type VisitMonth } from '../../protocol/communities/liaison.js';
import type { Param, Queries } from '../../store/store.js';

async function visitsIn(from: Queries, where: string, param: Param, month: string): Promise<VisitMonth> {
  const [row] = await from.rows<{ minutes: number; visits: number }>(
    `select coalesce(sum(minutes), 0) as minutes,
       count(distinct case when minutes > 0 and ${VALID_ENTRY_SQL} then coalesce(session_id, claim_id, id) end) as visits
     from hours_entry where ${where} and day >= ? and day <= ? and kind = 'outreach'
       and activity in (?, ?) and state <> 'returned'`,
    [param, `${month}-01`, `${month}-31`, ...VISIT_ACTIVITY],
  );
  return { month, visits: Number(row!.visits), minutes: Number(row!.minutes) };
}

/** @param month YYYY-MM */
export const visitsOfPerson = (from: Queries, personId: string, month: string): Promise<VisitMonth> =>
  visitsIn(from, 'person_id = ?', personId, month);
/** Whoever made them. @param month YYYY-MM */
export const visitsToCommunity = (from: Queries, communityId: string, month: string): Promise<VisitMonth> =>
  visitsIn(from, 'community_id = ?', communityId, month);
