/** What of the ledger is shown, as it stands in the address. Pure. */
import { isMonth } from '@protocol/time/local-day.js';
import type { LocationQuery } from 'vue-router';
import { isYear, periodOf } from '../period';

export const TABS = ['pending', 'approved', 'corrected', 'all'] as const;
export type Tab = (typeof TABS)[number];

const NAMES = ['person', 'who', 'kind', 'source', 'community', 'period', 'flagged'] as const;
export type Filter = (typeof NAMES)[number];
/** `period` is YYYY or YYYY-MM; `flagged` is '1' where only marked lines are wanted. */
export type Filters = Partial<Record<Filter, string>>;
export interface View {
  tab: Tab;
  filters: Filters;
}

export const readView = (query: LocationQuery): View => ({
  tab: TABS.find((tab) => tab === query['tab']) ?? 'pending',
  filters: Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  ),
});

export const writeView = ({ tab, filters }: View): Record<string, string> => ({
  ...(tab !== 'pending' && { tab }),
  ...filters,
});

/** The page of the lines behind a number. */
export const linesAt = (tab: Tab, filters: Filters): string =>
  `/hours?${new URLSearchParams(writeView({ tab, filters })).toString()}`;

export type Question = Record<string, string>;

/** What the server is asked for lines: a period becomes [from, to). */
export const lineQuestion = ({ tab, filters }: View): Question => {
  const { person, who, kind, source, community, period, flagged } = filters;
  const span = isMonth(period) || isYear(period) ? periodOf(period) : undefined;
  return {
    ...(person && { officerId: person }),
    ...(who && { who }),
    ...(kind && { kind }),
    ...(source && { source }),
    ...(community && { communityId: community }),
    ...span,
    ...(tab !== 'all' && { state: tab }),
    ...(flagged && { flagged: 'any' }),
    ...(tab === 'pending' && { order: 'oldest' }),
  };
};

/** The same for claims; null where none of them can fit. */
export const claimQuestion = (view: View): Question | null => {
  const { tab, filters } = view;
  const fits = tab === 'pending' || tab === 'all';
  if (!fits || filters.flagged || filters.source === 'measured') return null;
  const { source: _source, flagged: _flagged, ...rest } = lineQuestion(view);
  return rest;
};
