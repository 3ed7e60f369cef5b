/** Spans of local days to issue for, as the quick choices name them. */
import { addDays, localDay } from '@protocol/time/local-day.js';

export interface Period {
  from: string;
  to: string;
}
export type Quick = 'year' | 'lastYear' | 'lastMonth';
export const QUICK: readonly Quick[] = ['year', 'lastYear', 'lastMonth'];

export const quickPeriod = (quick: Quick, now: number): Period => {
  const today = localDay(now);
  const year = today.slice(0, 4);
  if (quick === 'year') return { from: `${year}-01-01`, to: today };
  if (quick === 'lastYear') {
    const last = String(Number(year) - 1);
    return { from: `${last}-01-01`, to: `${last}-12-31` };
  }
  const to = addDays(`${today.slice(0, 7)}-01`, -1);
  return { from: `${to.slice(0, 7)}-01`, to };
};
