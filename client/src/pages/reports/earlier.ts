/** Spans to compare with, and by how much a figure changed. Nothing here says whether that is good. Pure. */
import { activeFiguresByName } from '@protocol/outreach/active.js';
import type { SummaryFigures } from '@protocol/reports.js';
import { addDays, addMonths } from '@protocol/time/local-day.js';
import { between, daysIn, type Stretch } from './period.js';

export const BESIDE = ['yearBefore', 'before'] as const;
/** 同比, 环比 */
export type Beside = (typeof BESIDE)[number];

const lastOf = (month: string): string => addDays(`${addMonths(month, 1)}-01`, -1);

/** The day some months before. @param whole whether the last day of a month goes to the last one of the other. */
const monthsBefore = (day: string, months: number, whole: boolean): string => {
  const month = day.slice(0, 7);
  const last = lastOf(addMonths(month, -months));
  if (whole && day === lastOf(month)) return last;
  const same = `${last.slice(0, 7)}-${day.slice(8)}`;
  return same < last ? same : last;
};

/** How many whole months it is; 0 where it cuts one. */
const wholeMonths = ({ first, last }: Pick<Stretch, 'first' | 'last'>): number => {
  const next = addDays(last, 1);
  if (!first.endsWith('-01') || !next.endsWith('-01')) return 0;
  const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return count(next) - count(first);
};

/**
 * The same span a year before, and the one just before: as many whole months (a month, a quarter, a year) where it is
 * of whole months, else as many days. Of a span that still runs only the days up to today are compared.
 */
export const earlierThan = (stretch: Stretch, today: string): Record<Beside, Stretch> => {
  const { first } = stretch;
  const last = first <= today && today < stretch.last ? today : stretch.last;
  const months = wholeMonths(stretch);
  const moved = (by: number) =>
    between('own', monthsBefore(first, by, false), monthsBefore(last, by, months > 0));
  return {
    yearBefore: moved(12),
    before: months
      ? moved(months)
      : between('own', addDays(first, -daysIn({ first, last })), addDays(first, -1)),
  };
};

export interface Change {
  /** In the figure's own unit. */
  by: number;
  /** Of the earlier figure; null where that is nothing. */
  share: number | null;
}
/** null: one of them could not be reckoned. */
export const changeOf = (now: number | null, then: number | null): Change | null =>
  now === null || then === null ? null : { by: now - then, share: then === 0 ? null : (now - then) / then };

/** The sign stands in words of its own: a true minus, a plus, and nothing where it rounds to nothing. */
export const signed = (by: number, digits = 0): { sign: '+' | '−' | ''; size: number } => {
  const size = Number(Math.abs(by).toFixed(digits));
  return { sign: size === 0 ? '' : by > 0 ? '+' : '−', size };
};

/** Whether the unit had anything in it: without, there is nothing to compare with. */
export const hadAnything = (figures: Pick<SummaryFigures, 'calls' | 'hours' | 'active'>): boolean =>
  figures.calls.raised > 0 ||
  figures.hours.minutes > 0 ||
  Object.values(activeFiguresByName(figures.active)).some((n) => n > 0);
