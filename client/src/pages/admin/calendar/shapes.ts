import type { DayInterval } from '@protocol/administration.js';
import type { DayKind } from '@protocol/codes.js';

/** The ground that says what kind of day it is. */
export const GROUNDS: Partial<Record<DayKind, string>> = {
  holiday: 'solved-soft',
  make_up: 'accent-soft',
  closed: 'late-soft',
  special: 'late-soft',
};
export interface Change {
  week?: { intervals: DayInterval[] }[];
  days?: { day: string; kind: DayKind; name?: string; intervals?: DayInterval[] }[];
  takeOver?: number;
}
