/** When a brief goes out, and of which month. Pure; instants in milliseconds. */
import { dayBegins, localDay } from '../kernel/time/days.js';

/** YYYY-MM */
export const MONTH = /^2[01]\d\d-(0[1-9]|1[0-2])$/;
const HOUR = 3600 * 1000;
const two = (n: number) => String(n).padStart(2, '0');

/** `2026-11` → `2026-10` */
export const monthBefore = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 1 ? `${year - 1}-12` : `${year}-${two(number - 1)}`;
};
export const monthAfter = (month: string): string => {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${two(number + 1)}`;
};
export const monthOf = (at: number): string => localDay(at).slice(0, 7);

/** The first such day of a month and local hour after the instant; days up to 28 are in every month. */
export function nextDue({ day, hour }: { day: number; hour: number }, now: number): number {
  const inMonth = (month: string) => dayBegins(`${month}-${two(day)}`) + hour * HOUR;
  const here = inMonth(monthOf(now));
  return here > now ? here : inMonth(monthAfter(monthOf(now)));
}
