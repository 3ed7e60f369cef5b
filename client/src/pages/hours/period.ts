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

export const periodOf = (month: string): Period => {
  const start = (m: string) => new Date(`${m}-01T00:00:00+08:00`).toISOString();
  return { from: start(month), to: start(stepMonth(month, 1)) };
};

/** The page of the calls that were raised in the month, by these filters. */
export const rowsOf = (month: string, filters: Filters): string => {
  const last = new Date(Date.parse(periodOf(month).to) + shift - 86_400_000).toISOString().slice(0, 10);
  return `/calls?${new URLSearchParams({ ...filters, from: `${month}-01`, to: last }).toString()}`;
};

/** For <input type="datetime-local">, in the unit's time. */
export const toLocalInput = (iso: string): string =>
  new Date(Date.parse(iso) + shift).toISOString().slice(0, 16);
export const fromLocalInput = (text: string): string | undefined => {
  const at = Date.parse(`${text}:00+08:00`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString();
};
