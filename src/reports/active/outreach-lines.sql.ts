/**
 * The ledger's lines of outreach, parted in two: visits, which officers make, told by what they are called, and all
 * others. What was returned is in neither. Written out, so that the small index of these lines serves.
 */
import { VISIT_ACTIVITY } from '../../protocol/communities/liaison.js';
import { VALID_ENTRY_SQL } from '../../ledger/hours-entries.repository.js';

const OUTREACH = "kind = 'outreach' and state <> 'returned'";
const NAMES = VISIT_ACTIVITY.map((name) => `'${name}'`).join(', ');

export const VISIT_LINES_SQL = `${OUTREACH} and who = 'officer' and activity in (${NAMES})`;
export const OTHER_OUTREACH_SQL = `${OUTREACH} and (who <> 'officer' or activity not in (${NAMES}))`;

/** Measured or approved after a claim; each once, from a minute on, whatever was corrected. */
export const VISIT_SUMS_SQL = `coalesce(sum(minutes), 0) as minutes, count(distinct case when minutes > 0
  and ${VALID_ENTRY_SQL} then coalesce(session_id, claim_id, id) end) as visits`;
