/** Spans of local days to issue for, as the quick choices name them. */
const DAY = 86_400_000;
const OFFSET = 8 * 3_600_000;
export interface Period {
  from: string;
  to: string;
}
export type Quick = 'year' | 'lastYear' | 'lastMonth';
export const QUICK: readonly Quick[] = ['year', 'lastYear', 'lastMonth'];

/** YYYY-MM-DD in Shenyang. */
export const localDay = (at: number): string => new Date(at + OFFSET).toISOString().slice(0, 10);
const before = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - DAY).toISOString().slice(0, 10);

export const quickPeriod = (quick: Quick, now: number): Period => {
  const today = localDay(now);
  const year = today.slice(0, 4);
  if (quick === 'year') return { from: `${year}-01-01`, to: today };
  if (quick === 'lastYear') {
    const last = String(Number(year) - 1);
    return { from: `${last}-01-01`, to: `${last}-12-31` };
  }
  const to = before(`${today.slice(0, 7)}-01`);
  return { from: `${to.slice(0, 7)}-01`, to };
};
