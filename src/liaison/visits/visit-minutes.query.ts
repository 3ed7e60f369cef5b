/** Visits as the ledger holds them. */
import { VISIT_LINES_SQL, VISIT_SUMS_SQL } from '../../reports/active/outreach-lines.sql.js';
import type { VisitMonth } from '../../protocol/communities/liaison.js';
import { VALID_ENTRY_SQL } from '../../ledger/hours-entries.repository.js';
import type { HoursSource } from '../../protocol/hours.js';
import type { Param, Queries } from '../../store/store.js';

async function sumOf(from: Queries, where: string, param: Param, month: string): Promise<VisitMonth> {
  const [row] = await from.rows<{ minutes: number; visits: number }>(
    `select ${VISIT_SUMS_SQL} from hours_entry where ${where} and day >= ? and day <= ? and ${VISIT_LINES_SQL}`,
    [param, `${month}-01`, `${month}-31`],
  );
  return { month, visits: Number(row!.visits), minutes: Number(row!.minutes) };
}

/** @param month YYYY-MM */
export const visitsOfPerson = (from: Queries, personId: string, month: string): Promise<VisitMonth> =>
  sumOf(from, 'person_id = ?', personId, month);
/** By whichever officer. @param month YYYY-MM */
export const visitsToCommunity = (from: Queries, communityId: string, month: string): Promise<VisitMonth> =>
  sumOf(from, 'community_id = ?', communityId, month);

/** One visit, over midnight too. Instants in milliseconds. */
export interface VisitLine {
  personId: string;
  fromAt: number;
  toAt: number;
  minutes: number;
  source: HoursSource;
}
/** Those that `visitsToCommunity` counts. @param month YYYY-MM */
export async function visitsIn(from: Queries, communityId: string, month: string): Promise<VisitLine[]> {
  const rows = await from.rows<
    Record<'person_id' | 'source', string> & Record<'begun' | 'ended' | 'n', number>
  >(
    `select person_id, source, min(from_at) as begun, max(to_at) as ended, sum(minutes) as n from hours_entry
      where community_id = ? and day >= ? and day <= ? and ${VISIT_LINES_SQL} and minutes > 0 and ${VALID_ENTRY_SQL}
      group by coalesce(session_id, claim_id, id), person_id, source`,
    [communityId, `${month}-01`, `${month}-31`],
  );
  return rows.map((row) => ({
    personId: row.person_id,
    fromAt: Number(row.begun),
    toAt: Number(row.ended),
    minutes: Number(row.n),
    source: row.source as HoursSource,
  }));
}
