/** What the hub and the process beside it call the drawing of a brief. Pure. */
export const BRIEF_JOB = 'brief';
export interface BriefJobParams extends Record<string, unknown> {
  /** YYYY-MM */
  month: string;
}
