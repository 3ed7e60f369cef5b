/** The filters of the list, as they stand in the address and as the server is asked. Pure. */
import type { LocationQuery } from 'vue-router';

const NAMES = ['open', 'step', 'mine', 'due'] as const;
export type LeadFilter = (typeof NAMES)[number];
export type LeadFilters = Partial<Record<LeadFilter, string>>;

export const readLeadFilters = (query: LocationQuery): LeadFilters =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  );
