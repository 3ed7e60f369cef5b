/** Calls that no roll-up holds yet, oldest first. */
import type { CallRow } from '../call/call.entity.js';
import type { CountedLine } from '../figures/call-measures.js';
import type { Queries } from '../store/store.js';

const UNITS_DUE = `select u.id from unit u left join rollup_mark m on m.unit_id = u.id where exists (
    select 1 from call c where c.unit_id = u.id and c.raised_at >= coalesce(m.upto, 0) and c.raised_at < ?)`;
const LINE = `raised_at, community_id, category, urgency, holder_id, state, answer_by, answered_at, close_by,
  closed_at, outcome, solved, rating, resident_solved, drill, desk`;

interface Raw {
  raised_at: number;
  community_id: string;
  category: string;
  urgency: CallRow['urgency'];
  holder_id: string | null;
  state: CallRow['state'];
  answer_by: number;
  answered_at: number | null;
  close_by: number;
  closed_at: number | null;
  outcome: CallRow['outcome'];
  solved: number | null;
  rating: number | null;
  resident_solved: number | null;
  drill: string | null;
  desk: number;
}
export interface UnrolledCall {
  line: CountedLine;
  isDrill: boolean;
}
const unrolled = (raw: Raw): UnrolledCall => ({
  isDrill: raw.drill !== null,
  line: {
    raisedAt: raw.raised_at,
    communityId: raw.community_id,
    category: raw.category,
    urgency: raw.urgency,
    holderId: raw.holder_id,
    state: raw.state,
    answerBy: raw.answer_by,
    answeredAt: raw.answered_at,
    closeBy: raw.close_by,
    closedAt: raw.closed_at,
    outcome: raw.outcome,
    solved: raw.solved === null ? null : raw.solved === 1,
    rating: raw.rating,
    residentSolved: raw.resident_solved === null ? null : raw.resident_solved === 1,
    desk: raw.desk === 1,
  },
});

/** Units with such calls that were raised before the instant. */
export async function unitsToRollUp(from: Queries, before: number): Promise<string[]> {
  return (await from.rows<{ id: string }>(UNITS_DUE, [before])).map(({ id }) => id);
}

/** Raised from `since` on, and before `to`. */
export async function callsRaisedBetween(
  from: Queries,
  unitId: string,
  { since, to }: { since: number; to: number },
  most: number,
): Promise<UnrolledCall[]> {
  const rows = await from.rows<Raw>(
    `select ${LINE} from call where unit_id = ? and raised_at >= ? and raised_at < ? order by raised_at limit ?`,
    [unitId, since, to, most],
  );
  return rows.map(unrolled);
}
