/** A deadline that is counted in whole working days, with the days it was counted by. */

/** asked: the day it counts from, which does not count · counted · off: a weekend · holiday · closed: another day off. */
export const DAY_COUNT_KINDS = ['asked', 'counted', 'off', 'holiday', 'closed'] as const;
export type DayCountKind = (typeof DAY_COUNT_KINDS)[number];

export interface CountedDay {
  /** YYYY-MM-DD. */
  day: string;
  kind: DayCountKind;
  /** The how manyeth working day it is, from 1; only of what is counted. */
  n?: number;
  /** The holiday's name, or that of a make-up working day. */
  name?: string;
  /** The holidays of that year are not published: counted as a plain day of the week. */
  unpublished?: true;
}
/** Day by day from the day it was asked on to the day it is due. */
export interface DayCount {
  /** How many days there are, or months. */
  amount: number;
  /** The end of the last working hour of the last day, ISO 8601. */
  due: string;
  days: CountedDay[];
}
