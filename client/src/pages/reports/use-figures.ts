/** What the page asks for: one answer a card, each with its own trouble. */
import type { AnswerTimes, Breakdown, BreakdownBy, YearFigures } from '@protocol/reports.js';
import { computed } from 'vue';
import { daysIn, yearOf, type Stretch } from './period';
import { useAsk } from './use-ask';

/** By what the figures can be broken down on the page; time and heat have pictures of their own. */
export const TABS = [
  'unit',
  'department',
  'officer',
  'subdistrict',
  'community',
  'category',
  'urgency',
  'deskPlace',
  'weekday',
] as const satisfies readonly BreakdownBy[];
export type TabBy = (typeof TABS)[number];

/** In days: up to here a trend is told day by day. */
const DAYS_SHOWN = 62;

export const useFigures = (stretch: () => Stretch, by: () => TabBy) => {
  const span = () => ({ from: stretch().from, to: stretch().to });
  const trendBy = computed<'month' | 'day'>(() => (daysIn(stretch()) > DAYS_SHOWN ? 'month' : 'day'));
  const broken = (how: () => BreakdownBy) => () => ({
    path: '/reports/breakdown',
    query: { by: how(), ...span() },
  });
  return {
    trendBy,
    year: useAsk<YearFigures>(() => ({ path: '/reports/year', query: { year: yearOf(stretch()) } })),
    trend: useAsk<Breakdown>(broken(() => trendBy.value)),
    heat: useAsk<Breakdown>(broken(() => 'hour')),
    answers: useAsk<AnswerTimes>(() => ({ path: '/reports/answers', query: span() })),
    part: useAsk<Breakdown>(broken(by)),
    units: useAsk<Breakdown>(broken(() => 'unit')),
  };
};
