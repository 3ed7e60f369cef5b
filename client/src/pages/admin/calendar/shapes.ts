import type { Named } from '@protocol/answers.js';
import type { ClockKind, DayKind } from '@protocol/codes.js';

export interface Interval {
  from: number;
  to: number;
}
/** The ground that says what kind of day it is. */
export const GROUNDS: Partial<Record<DayKind, string>> = {
  holiday: 'solved-soft',
  make_up: 'accent-soft',
  closed: 'late-soft',
  special: 'late-soft',
};
export interface DayRecord {
  day: string;
  kind: DayKind;
  name: string;
  intervals?: Interval[];
  corrected: boolean;
}
export interface CalendarRecord {
  year: number;
  week: Interval[][];
  days: DayRecord[];
  published: boolean;
  taken: boolean;
  tag: string;
}
export interface Move {
  callId: string;
  number: string;
  community: Named;
  clock: ClockKind;
  from: string;
  to: string;
}
export interface Change {
  week?: { intervals: Interval[] }[];
  days?: { day: string; kind: DayKind; name?: string; intervals?: Interval[] }[];
  takeOver?: number;
}
