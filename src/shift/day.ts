/** Arithmetic over local days written YYYY-MM-DD, as a roster needs it. Pure; a day is a date, never an instant. */
const DAY = 24 * 3600 * 1000;
const at = (day: string) => Date.parse(`${day}T00:00:00Z`);
const named = (instant: number) => new Date(instant).toISOString().slice(0, 10);

export const addDays = (day: string, days: number): string => named(at(day) + days * DAY);
/** Sunday is 0. */
export const weekdayOf = (day: string): number => new Date(at(day)).getUTCDay();
export const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);
/** Whole weeks from the week of one day to the week of the other, Monday first; below zero where it lies before. */
export const weeksBetween = (from: string, to: string): number =>
  daysBetween(mondayOf(from), mondayOf(to)) / 7;
/** From the first to the last, both included; nothing where they are the wrong way round. */
export const eachDay = (first: string, last: string): string[] =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, n) => addDays(first, n));
/** A day that the calendar has, in the four-digit years. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(text) &&
  !Number.isNaN(at(text)) &&
  named(at(text)) === text;
