import type { Filters } from '../calls/filters';

/** A month of the unit's calendar, as [from, to). Pure. */
export interface Period {
  from: string;
  to: string;
}
const shift = 8 * 3_600_000;
const two = (n: number) => String(n).padStart(2, '0');

/** YYYY-MM of an instant, in the unit's time. */
export const monthOf = (at: number): string => new Date(at + shift).toISOString().slice(0, 7);

export const stepMonth = (month: string, by: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const months = year * 12 + number - 1 + by;
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}`;
};

export const isMonth = (text: unknown): text is string =>
  typeof text === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(text);

export const isYear = (text: unknown): text is string => typeof text === 'string' && /^20\d\d$/.test(text);

/** Of a month, YYYY-MM, or a year, YYYY. */
export const periodOf = (text: string): Period => {
  const start = (month: string) => new Date(`${month}-01T00:00:00+08:00`).toISOString();
  if (isYear(text)) return { from: start(`${text}-01`), to: start(`${Number(text) + 1}-01`) };
  return { from: start(text), to: start(stepMonth(text, 1)) };
};

/** The months of a year that have begun, the first first. */
export const monthsOf = (year: string, thisMonth: string): string[] =>
  Array.from({ length: 12 }, (_, i) => `${year}-${two(i + 1)}`).filter((month) => month <= thisMonth);

/** The page of the calls that were raised in the year, by these filters. */
export const callsOf = (year: string, filters: Filters): string =>
  `/calls?${new URLSearchParams({ ...filters, from: `${year}-01-01`, to: `${year}-12-31` }).toString()}`;

/** For <input type="datetime-local">, in the unit's time. */
export const toLocalInput = (iso: string): string =>
  new Date(Date.parse(iso) + shift).toISOString().slice(0, 16);
export const fromLocalInput = (text: string): string | undefined => {
  const at = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};

/** YYYY-MM-DD of an instant, in the unit's time. */
export const dayText = (at: number): string => new Date(at + shift).toISOString().slice(0, 10);
