/** Open calls that wait, or are late, at this moment, by the instants on their latest lines. */
import type { OpenState } from '../protocol/calls/open-states.js';
import { waitsForAnswer } from '../protocol/calls/waits-for-answer.js';
import { openStates } from '../call/open-states.sql.js';
import type { Queries } from '../store/store.js';
import type { ClockBook } from '../call/clock-book.js';

/** waits: for an answer, late or not. */
export const LATENESS = ['answer', 'close', 'waits'] as const;
export type Lateness = (typeof LATENESS)[number];

export interface OpenCallRow {
  id: string;
  state: OpenState;
  raisedAt: number;
  late: readonly Lateness[];
}
interface Raw {
  id: string;
  state: OpenCallRow['state'];
  raised_at: number;
  answered_at: number | null;
  answer_by: number;
  close_by: number;
  /** Only where the time to close is over. */
  clocks: string | null;
}
const OPEN = `select id, state, raised_at, answered_at, answer_by, close_by, case when close_by < ? then clocks end as clocks
  from call where unit_id = ? and ${openStates} and drill is null`;

/** Of waitsForAnswer, for the database; drills apart. @param now milliseconds since 1970 */
export const waitsForAnswerSql = (now: number): string =>
  `drill is null and (state = 'waiting' or (state = 'ringing' and answer_by <= ${Math.floor(now)}))`;

/** A unit has some tens or hundreds of them. */
export async function openCalls(from: Queries, unitId: string, now: number): Promise<OpenCallRow[]> {
  const rows = await from.rows<Raw>(OPEN, [now, unitId]);
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    raisedAt: Number(row.raised_at),
    late: latenessOf(row, now),
  }));
}

function latenessOf(row: Raw, now: number): Lateness[] {
  const unheld = row.state !== 'active';
  return [
    ...(waitsForAnswer(row.state, Number(row.answer_by), now) ? (['waits'] as const) : []),
    ...(unheld && row.answered_at === null && row.answer_by < now ? (['answer'] as const) : []),
    ...(row.close_by < now && !standsStill(row.clocks) ? (['close'] as const) : []),
  ];
}

/** Paused, so that the time to close does not count. */
function standsStill(clocks: string | null): boolean {
  if (clocks === null) return false;
  const close = (JSON.parse(clocks) as ClockBook).clocks.find((c) => c.kind === 'close');
  return close !== undefined && close.due === null;
}
