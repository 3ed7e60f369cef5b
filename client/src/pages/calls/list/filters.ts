/** The filters of the list, as they stand in the address. Pure. */
import { iso } from '@protocol/time/instant.js';
import { dayBegins, nextMidnight } from '@protocol/time/local-day.js';
import type { LocationQuery } from 'vue-router';

export const FILTERS = [
  'state',
  'category',
  'urgency',
  'communityId',
  'holderId',
  'result',
  'followUp',
  'from',
  'to',
  'q',
  'drill',
  // What only a figure asks for.
  'departmentId',
  'subdistrictId',
  'weekday',
  'hour',
  'late',
  'desk',
  'answeredFrom',
  'answeredTo',
  'proposal',
] as const;
export type Filter = (typeof FILTERS)[number];
/** Days are local days, YYYY-MM-DD; `to` is the last day that counts. Instants are as the server has them. */
export type Filters = Partial<Record<Filter, string>>;

export const readFilters = (query: LocationQuery): Filters =>
  Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  );

const day = /^\d{4}-\d\d-\d\d$/;

/** What the server is asked: days become instants of the unit's calendar. */
export const asQuestion = ({ from, to, ...rest }: Filters): Record<string, string> => ({
  ...rest,
  ...(from && day.test(from) && { from: iso(dayBegins(from)) }),
  ...(to && day.test(to) && { to: iso(nextMidnight(dayBegins(to))) }),
});
