/** From a figure to what it counts. Pure. */
import { iso } from '@protocol/time/instant.js';
import { addMonths, dayBegins } from '@protocol/time/local-day.js';
import { callsLink } from '../../reports/links';

export interface Which {
  theme: string;
  communityId: string;
}
const address = (path: string, query: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString()}`;

/** The calendar of a month, under the same filter. */
export const monthLink = (month: string, { theme, communityId }: Which): string =>
  address('/outreach', { month, theme, community: communityId });
/** The figures of a year, by month, of one theme or community. */
export const figuresLink = (year: number, { theme, communityId }: Which): string =>
  address('/outreach/figures', { year: String(year), theme, community: communityId });

/** The calls of a month, or of a year, under the same filter. */
export const callsOf = (first: string, months: number, { theme, communityId }: Which): string | undefined =>
  callsLink({
    from: iso(dayBegins(`${first}-01`)),
    to: iso(dayBegins(`${addMonths(first, months)}-01`)),
    ...(theme && { category: theme }),
    ...(communityId && { communityId }),
  });
