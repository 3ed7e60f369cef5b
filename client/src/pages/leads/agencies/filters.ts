/** The filters of the list, as they stand in the address and as the server is asked. Pure. */
import type { LocationQuery } from 'vue-router';

const NAMES = ['state', 'mine', 'agency', 'year'] as const;
export type AgencyFilter = (typeof NAMES)[number];
export type AgencyFilters = Partial<Record<AgencyFilter, string>>;

export const readAgencyFilters = (query: LocationQuery): AgencyFilters =>
  Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  );
/** What waits, where nothing is said. */
export const asked = ({ state, ...rest }: AgencyFilters): Record<string, string> =>
  state === 'all' ? rest : { ...rest, state: state ?? 'waiting' };
