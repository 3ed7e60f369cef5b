/** Closed calls with all that was said in them, sealed as it stands, some at a time from the newest. */
import { placeholders, type Param, type Queries } from '../../store/store.js';
import type { LookBackMark, LookBackSpan } from './look-back-job.js';

export interface ClosedCall extends LookBackMark {
  summary: string | null;
}
export interface SealedWords {
  messages: { id: string; call_id: string; text: string }[];
  facts: { call_id: string; seq: number; words: string }[];
}

const CLOSED = `unit_id = ? and state = 'closed' and drill is null and closed_at >= ? and closed_at <= ?`;
const paramsOf = (unitId: string, { from, to }: LookBackSpan): Param[] => [unitId, from, to];

export async function countClosedCalls(from: Queries, unitId: string, span: LookBackSpan): Promise<number> {
  const [found] = await from.rows<{ n: number }>(
    `select count(*) as n from call where ${CLOSED}`,
    paramsOf(unitId, span),
  );
  return Number(found!.n);
}

export async function closedCallsAfter(
  from: Queries,
  unitId: string,
  span: LookBackSpan,
  after: LookBackMark | null,
  limit: number,
): Promise<ClosedCall[]> {
  const rest = after ? 'and closed_at <= ? and (closed_at < ? or id < ?)' : '';
  const rows = await from.rows<{ id: string; closed_at: number; summary: string | null }>(
    `select id, closed_at, summary from call where ${CLOSED} ${rest} order by closed_at desc, id desc limit ?`,
    [...paramsOf(unitId, span), ...(after ? [after.at, after.at, after.id] : []), limit],
  );
  return rows.map(({ id, closed_at, summary }) => ({ id, at: Number(closed_at), summary }));
}

/** Messages, and what was written to what was done; but why somebody may not have a call tells of them. */
export async function sealedWordsOf(from: Queries, callIds: readonly string[]): Promise<SealedWords> {
  const these = `call_id in (${placeholders(callIds)})`;
  return {
    messages: await from.rows(`select id, call_id, text from message where ${these}`, callIds),
    facts: await from.rows(
      `select call_id, seq, words from fact
        where ${these} and words is not null and deed not in ('recused', 'unrecused')`,
      callIds,
    ),
  };
}
