/** Who can be reached now: how it is said of a community, of a person on the board and of a liaison officer. */
import type { WordTable } from '../lang.js';
import type { Light, LiaisonNow } from '../watch.js';

/** In a column, of a community. */
export const LIGHT_WORDS = {
  green: ['能听到', 'Heard'],
  amber: ['只能靠通知', 'By notice only'],
  booked: ['特急才响', 'Emergencies only'],
  busy: ['都在忙', 'All busy'],
  red: ['没人能听到', 'Nobody hears'],
} as const satisfies WordTable<Light>;
/** Behind the number of officers on duty, to who is about to call. The others have sentences of their own there. */
export const LIGHT_TOLD = {
  green: ['能听到', 'can hear'],
  amber: ['只能靠通知叫到', 'reached by notice only'],
} as const satisfies WordTable<Extract<Light, 'green' | 'amber'>>;
/** On the wall, read from afar by everybody; {n} people hear it. */
export const LIGHT_ON_THE_WALL = {
  green: ['{n} 位能接听', '{n} can answer'],
  amber: ['值守人员靠通知叫到', 'on duty, reached by notice'],
  booked: ['非工作时间，只响特急', 'after hours: emergencies only'],
  busy: ['值守人员都在忙', 'everybody on duty is busy'],
  red: ['现在没有人能听到', 'nobody can hear now'],
} as const satisfies WordTable<Light>;

/** On the board, of somebody on duty. */
export type Hearing = 'ringing' | 'full' | 'hears' | 'asleep' | 'paused';
export const HEARING_WORDS = {
  ringing: ['响铃中', 'Ringing'],
  full: ['在办已满，不响铃', 'full, not rung'],
  hears: ['能听到', 'Can hear'],
  asleep: ['页面已休眠', 'Page asleep'],
  paused: ['暂离', 'Away'],
} as const satisfies WordTable<Hearing>;

/** Behind a liaison officer's name. */
export const LIAISON_WORDS = {
  hears: ['能听到', 'can hear'],
  on_duty: ['值守中，页面没有打开', 'on duty, no page open'],
  busy: ['在办已满，不响铃', 'holds all they may, is not rung'],
  paused: ['暂离', 'away'],
  off_duty: ['不在值守', 'off duty'],
  none: ['没有派驻', 'none posted'],
} as const satisfies WordTable<LiaisonNow>;
