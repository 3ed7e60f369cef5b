/** When a brief goes out, and of which month. Pure; instants in milliseconds. */
import { HOUR } from '../protocol/time/durations.js';
import { addMonths, dayBegins, localMonth } from '../protocol/time/local-day.js';

const two = (n: number) => String(n).padStart(2, '0');

/** The first such day of a month and local hour after the instant; days up to 28 are in every month. */
export function nextDue({ day, hour }: { day: number; hour: number }, now: number): number {
  const inMonth = (month: string) => dayBegins(`${month}-${two(day)}`) + hour * HOUR;
  const here = inMonth(localMonth(now));
  return here > now ? here : inMonth(addMonths(localMonth(now), 1));
}
