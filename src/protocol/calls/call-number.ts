/** How a call's number is said. */
import { localDay } from '../time/local-day.js';

/**
 * `1124-007` for `20261124-007`, as it is read aloud, as long as that is clear: within its year on the wall. Later, and
 * whatever is no such number, as it stands.
 * @param now milliseconds since 1970
 */
export function shortNumber(number: string, now: number): string {
  const [, series = '', year, rest] = /^([演检]?)(\d{4})(\d{4}-\d+)$/.exec(number) ?? [];
  return year === localDay(now).slice(0, 4) ? `${series}${rest}` : number;
}
