/** The filters of the list, as they stand in the address and as the server is asked. Pure. */
import type { LocationQuery } from 'vue-router';

export const ENTERPRISE_FILTERS = ['q', 'state', 'communityId', 'kind', 'openProblems', 'arranged'] as const;
export type EnterpriseFilter = (typeof ENTERPRISE_FILTERS)[number];
export type EnterpriseFilters = Partial<Record<EnterpriseFilter, string>>;

export const readEnterpriseFilters = (query: LocationQuery): EnterpriseFilters =>
  Object.fromEntries(
    ENTERPRISE_FILTERS.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  );
