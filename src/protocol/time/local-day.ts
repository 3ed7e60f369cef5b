/**
 * The local calendar, for the hub and its pages. Hours, numbers and figures follow Asia/Shanghai: UTC+8 with no summer
 * time since 1991, so a fixed offset says the same as the zone for every instant the hub can meet (shown against
 * Temporal in test/pure/protocol/local-day.spec.ts). Instants are milliseconds since 1970, UTC; a day is `YYYY-MM-DD`
 * and a month `YYYY-MM`, never an instant. Pure; the only file that knows the offset.
 */
import { DAY, HOUR, MINUTE } from './durations.js';

export const ZONE = 'Asia/Shanghai';
/** Local time is ahead of UTC by so much; for arithmetic in SQL, which has no functions of its own for it. */
export const OFFSET = 8 * HOUR;

/** A date whose UTC fields read as the clock on the local wall does. */
export const onTheWall = (at: number): Date => new Date(at + OFFSET);

/** The local midnight at or before the instant. */
export const startOfDay = (at: number): number => Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;
/** The first local midnight after the instant; from a midnight on, the next one. */
export const nextMidnight = (at: number): number => startOfDay(at) + DAY;
/** Of the local day, 0 to 1439. */
export const minuteOfDay = (at: number): number => Math.floor((at - startOfDay(at)) / MINUTE);
/** Local days since the local 1 January 1970. */
export const dayNumber = (at: number): number => Math.floor((at + OFFSET) / DAY);
/** The midnight with which the day of that number begins. */
export const midnightOf = (number: number): number => number * DAY - OFFSET;

export const localDay = (at: number): string => onTheWall(at).toISOString().slice(0, 10);
export const localMonth = (at: number): string => localDay(at).slice(0, 7);
/** HH:MM of the local day. */
export const localTime = (at: number): string => onTheWall(at).toISOString().slice(11, 16);

/** The instant at which a local day begins; NaN where the text names none. */
export const dayBegins = (day: string): number => Date.parse(`${day}T00:00:00.000Z`) - OFFSET;
/** The instant of a local time, HH:MM, on a day; NaN where the text names none. */
export const instantAt = (day: string, time: string): number => Date.parse(`${day}T${time}:00.000Z`) - OFFSET;

/** A day that the calendar has, in the four-digit years. */
export const isLocalDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(dayBegins(text)) &&
  localDay(dayBegins(text)) === text;

export const addDays = (day: string, days: number): string => localDay(dayBegins(day) + days * DAY);
/** Sunday is 0. */
export const weekdayOf = (day: string): number => onTheWall(dayBegins(day)).getUTCDay();
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
export const daysBetween = (from: string, to: string): number =>
  Math.round((dayBegins(to) - dayBegins(from)) / DAY);
/** Whole weeks from the week of one day to the week of the other, Monday first; below zero where it lies before. */
export const weeksBetween = (from: string, to: string): number =>
  daysBetween(mondayOf(from), mondayOf(to)) / 7;
/** From the first to the last, both included; nothing where they are the wrong way round. */
export const eachDay = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n));

/** A month of the years that are kept. */
export const MONTH = /^2[01]\d\d-(0[1-9]|1[0-2])$/;
export const isMonth = (text: unknown): text is string => typeof text === 'string' && MONTH.test(text);
export const addMonths = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const all = year * 12 + number - 1 + months;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
};
/** [from, to) of a month, as instants. */
export const monthSpan = (month: string): { from: number; to: number } => ({
  from: dayBegins(`${month}-01`),
  to: dayBegins(`${addMonths(month, 1)}-01`),
});
/** `2026-01` … `2026-12` */
export const monthsOf = (year: number | string): string[] =>
  Array.from({ length: 12 }, (_, n) => addMonths(`${year}-01`, n));
