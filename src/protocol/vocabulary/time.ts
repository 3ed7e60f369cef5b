/** What is said of limits and days. */
import type { WordTable } from '../lang.js';
import type { DayKind, LimitUnit } from '../codes.js';

export const LIMIT_UNIT_WORDS = {
  seconds: ['秒', 'seconds'],
  minutes: ['分钟', 'minutes'],
  hours: ['小时', 'hours'],
  days: ['天', 'days'],
  working_hours: ['工作小时', 'working hours'],
  working_days: ['工作日', 'working days'],
} as const satisfies WordTable<LimitUnit>;
/** Behind a number in a narrow field. */
export const LIMIT_UNIT_SHORT = {
  seconds: ['秒', 's'],
  minutes: ['分钟', 'min'],
  hours: ['小时', 'h'],
  days: ['天', 'd'],
  working_hours: ['工作小时', 'working h'],
  working_days: ['工作日', 'working d'],
} as const satisfies WordTable<LimitUnit>;
/** How long a limit is, within a sentence. */
export const LIMIT_SAID = {
  seconds: ['{n} 秒', '{n} s'],
  minutes: ['{n} 分钟', '{n} min'],
  hours: ['{n} 小时', '{n} h'],
  days: ['{n} 天', '{n} days'],
  working_hours: ['{n} 个工作小时', '{n} working hours'],
  working_days: ['{n} 个工作日', '{n} working days'],
} as const satisfies WordTable<LimitUnit>;

export const DAY_KIND_WORDS = {
  holiday: ['放假', 'Holiday'],
  make_up: ['调休上班', 'Make-up working day'],
  closed: ['不办公', 'Closed'],
  special: ['另定时间', 'Special hours'],
  plain: ['照常', 'As usual'],
} as const satisfies WordTable<DayKind>;
/** In the cell of a calendar. */
export const DAY_KIND_SHORT = {
  holiday: ['休', 'off'],
  make_up: ['班', 'on'],
  closed: ['停', 'cl'],
  special: ['另', 'sp'],
  plain: ['常', 'us'],
} as const satisfies WordTable<DayKind>;

/** Monday first. */
export const WEEKDAY_WORDS = [
  ['周一', 'Monday'],
  ['周二', 'Tuesday'],
  ['周三', 'Wednesday'],
  ['周四', 'Thursday'],
  ['周五', 'Friday'],
  ['周六', 'Saturday'],
  ['周日', 'Sunday'],
] as const;
/** Over the column of a calendar; Sunday is d0. */
export const WEEKDAY_SHORT = {
  d0: ['日', 'Su'],
  d1: ['一', 'Mo'],
  d2: ['二', 'Tu'],
  d3: ['三', 'We'],
  d4: ['四', 'Th'],
  d5: ['五', 'Fr'],
  d6: ['六', 'Sa'],
} as const satisfies WordTable<'d0' | 'd1' | 'd2' | 'd3' | 'd4' | 'd5' | 'd6'>;
