/** Which hours a unit works, by day of the week and on days that differ from theirs. Pure. */
import type { DayKind } from '../protocol/codes.js';
import type { DayInterval } from '../protocol/administration.js';

export interface WorkingCalendar {
  /** By day of the week, Sunday first; in order, without overlaps. */
  readonly week: readonly (readonly DayInterval[])[];
  /** YYYY-MM-DD → what is worked on that day instead: holidays work nothing, make-up days (调休) as a weekday. */
  readonly days: ReadonlyMap<string, readonly DayInterval[]>;
  /** What makes a day another than its day of the week, for people to read. */
  readonly notes?: ReadonlyMap<string, { kind: DayKind; name: string }>;
  /** Years whose holidays are known; absent where nobody asked. */
  readonly published?: ReadonlySet<number>;
}

const OFFICE: readonly DayInterval[] = [
  { from: 8 * 60 + 30, to: 11 * 60 + 30 },
  { from: 13 * 60, to: 17 * 60 },
];
/** Monday to Friday with a lunch break; what holds until a unit sets its own. */
export const DEFAULT_CALENDAR: WorkingCalendar = {
  week: [[], OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, []],
  days: new Map(),
};
