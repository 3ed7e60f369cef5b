/** What the server says of rosters. */
import type { Holder, Named } from '@protocol/answers.js';
import type {
  PatternDays,
  RequestKind,
  RequestState,
  RosterWarningKind,
  ShiftRole,
  SpecialDay,
} from '@protocol/shifts.js';

export interface Placed extends Holder {
  from: string;
  to: string;
  turn: boolean;
  onLeave: boolean;
  twice: boolean;
}
export interface Shift {
  id: string;
  patternId: string;
  day: string;
  name: string;
  role: ShiftRole;
  department: Named | null;
  min: number;
  max: number;
  from: string;
  to: string;
  temporary: boolean;
  people: Placed[];
  away: Holder[];
  missing: number;
  over: number;
  open: number;
}
export interface Day {
  day: string;
  works: boolean;
  special: SpecialDay | null;
  name: string;
}
export interface Leave {
  id: string;
  person: Holder;
  fromDay: string;
  untilDay: string;
  blocks: boolean;
}
export type Officer = Holder & { departmentId: string | null };
export interface Grid {
  today: string;
  days: Day[];
  shifts: Shift[];
  people: Officer[];
  leaves: Leave[];
  pending: number;
}
export interface Request {
  id: string;
  kind: RequestKind;
  state: RequestState;
  from: Holder;
  to: Holder | null;
  taker: Holder | null;
  shift: Shift;
}
export interface Mine {
  shifts: Shift[];
  open: Shift[];
  requests: Request[];
  running: Shift[];
  leaves: Leave[];
  approval: boolean;
}
export interface Pattern {
  id: string;
  departmentId: string | null;
  name: string;
  role: ShiftRole;
  min: number;
  max: number;
  startMinute: number;
  endMinute: number;
  weekdays: number[];
  everyWeeks: number;
  days: PatternDays;
  fromDay: string;
  untilDay: string | null;
  rotation: string[][];
  temporaryId: string | null;
  tag: string;
}
export interface Temporary {
  id: string;
  name: string;
  fromDay: string;
  untilDay: string;
}
export interface Warning {
  kind: RosterWarningKind;
  shift: Shift;
  people: Holder[];
  count: number;
}
