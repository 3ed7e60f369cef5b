/** Which calls a count holds, and those of this moment, as both sides speak of them. Imports nothing. */

/**
 * Names of counts of calls: `result=…` in the filter of GET /calls holds exactly the calls that the count of that name
 * does. `owed` is what the rates of answering are out of.
 */
export const CALL_RESULTS = [
  'answered',
  'closed',
  'solved',
  'confirmed',
  'referred',
  'advised',
  'unresolved',
  'noMatter',
  'cancelled',
  'desk',
  'owed',
  'within15',
  'withinTarget',
  'closedInTime',
  'rated',
  'satisfied',
  'uncontacted',
] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** Calls as they are at this moment, from whatever day. */
export interface OpenFigure {
  calls: number;
  rows: Record<string, string>;
}
export interface OpenFigures {
  at: string;
  open: OpenFigure;
  waiting: OpenFigure;
  /** Ringing or waiting. */
  unheld: OpenFigure;
  answerLate: OpenFigure;
  closeLate: OpenFigure;
  definitions: Record<string, string>;
}
