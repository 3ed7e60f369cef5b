/** What the hub and the process beside it call the drawing of a brief. Pure. */
export const BRIEF = 'brief';
export interface BriefAsked extends Record<string, unknown> {
  /** YYYY-MM */
  month: string;
}
