import type { Holder } from '../answers.js';

/** What an import makes of one shift; where nobody is on it then, `people` is empty. */
export interface ShiftChange {
  day: string;
  shift: string;
  from: string;
  to: string;
  added: Holder[];
  removed: Holder[];
  /** Everybody who is on it then. */
  people: Holder[];
}
export interface RosterImported {
  /** Shifts. */
  changed: number;
  unchanged: number;
}
/** Where it was only looked at. */
export interface RosterLooked extends RosterImported {
  /** Places on shifts, of all that would change. */
  added: number;
  removed: number;
  /** Shifts that would lose everybody. */
  emptied: number;
  /** Emptied ones first, then by day; 200 at most. */
  changes: ShiftChange[];
  /** So many more are not listed. */
  moreChanges: number;
  /** Sent back with the same sheet, just this is written or nothing. */
  tag: string;
}
