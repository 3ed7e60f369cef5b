/** The calls that problems of check-ups became, and when a problem is solved. */
import type { Outcome } from '../../protocol/calls/outcomes.js';
import type { CallState } from '../../protocol/codes.js';
import { placeholders, type Queries } from '../../store/store.js';
import type { CheckupFindingRow } from '../checkups.entity.js';

/** As `IS_SOLVED` has it in SQL. */
export const isSolved = (
  { solvedAt }: Pick<CheckupFindingRow, 'solvedAt'>,
  call: Pick<FindingCall, 'state' | 'solved'> | undefined,
): boolean => solvedAt !== null || (call?.state === 'closed' && call.solved);

export interface FindingCall {
  id: string;
  number: string;
  state: CallState;
  outcome: Outcome | null;
  solved: boolean;
  /** Milliseconds since 1970. */
  closedAt: number | null;
  holderId: string | null;
}

/** By their ids. */
export async function findCallsOf(
  from: Queries,
  findings: readonly Pick<CheckupFindingRow, 'callId'>[],
): Promise<Map<string, FindingCall>> {
  const ids = findings.flatMap(({ callId }) => callId ?? []);
  if (!ids.length) return new Map();
  const rows = await from.rows<{
    id: string;
    number: string;
    state: CallState;
    outcome: Outcome | null;
    solved: number | null;
    closed_at: number | null;
    holder_id: string | null;
  }>(
    `select id, number, state, outcome, solved, closed_at, holder_id from call where id in (${placeholders(ids)})`,
    ids,
  );
  return new Map(
    rows.map(({ id, number, state, outcome, solved, closed_at, holder_id }) => [
      id,
      {
        id,
        number,
        state,
        outcome,
        solved: solved === 1,
        closedAt: closed_at === null ? null : Number(closed_at),
        holderId: holder_id,
      },
    ]),
  );
}
