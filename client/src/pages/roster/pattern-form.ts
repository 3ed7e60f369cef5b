/** A shift as it is filled in, and as it is sent. Pure. */
import type { PatternDays, ShiftRole } from '@protocol/shifts.js';
import type { Pattern } from './shapes';
import { readMinute, sayMinute } from './days';

export interface PatternForm {
  name: string;
  role: ShiftRole;
  departmentId: string;
  min: number;
  max: number;
  start: string;
  end: string;
  weekdays: string[];
  days: PatternDays;
  everyWeeks: number;
  fromDay: string;
  untilDay: string;
  temporaryId: string;
  rotation: string[][];
}
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

export const emptyForm = (today: string): PatternForm => ({
  name: '',
  role: 'first',
  departmentId: '',
  min: 1,
  max: 2,
  start: '08:30',
  end: '17:30',
  weekdays: WEEKDAYS.map(String),
  days: 'working',
  everyWeeks: 1,
  fromDay: today,
  untilDay: '',
  temporaryId: '',
  rotation: [[]],
});

export const formOf = (p: Pattern): PatternForm => ({
  name: p.name,
  role: p.role,
  departmentId: p.departmentId ?? '',
  min: p.min,
  max: p.max,
  start: sayMinute(p.startMinute),
  end: sayMinute(p.endMinute),
  weekdays: p.weekdays.map(String),
  days: p.days,
  everyWeeks: p.everyWeeks,
  fromDay: p.fromDay,
  untilDay: p.untilDay ?? '',
  temporaryId: p.temporaryId ?? '',
  rotation: p.rotation.length ? p.rotation.map((week) => [...week]) : [[]],
});

export const bodyOf = (form: PatternForm) => ({
  name: form.name.trim(),
  role: form.role,
  departmentId: form.departmentId || null,
  min: form.min,
  max: form.max,
  startMinute: readMinute(form.start),
  endMinute: readMinute(form.end),
  weekdays: form.weekdays.map(Number),
  days: form.days,
  everyWeeks: form.everyWeeks,
  fromDay: form.fromDay,
  untilDay: form.untilDay || null,
  temporaryId: form.temporaryId || null,
  // Only empty weeks: nobody in turn, every place is open.
  rotation: form.rotation.some((week) => week.length) ? form.rotation : [],
});
