import type { HoursEntry, Page } from '@protocol/shapes.js';
import { http } from '../../../http';

type Hours = Page<HoursEntry> & { totalMinutes: number };

/** A person's lines of a month: a few dozen, so all its pages at once. */
export const fetchHours = async (
  officerId: string,
  span: { from: string; to: string },
): Promise<Omit<Hours, 'nextCursor'>> => {
  const items: HoursEntry[] = [];
  let totalMinutes = 0;
  let cursor: string | undefined;
  do {
    const page: Hours = await http<Hours>('/hours', { query: { officerId, ...span, limit: 100, cursor } });
    items.push(...page.items);
    totalMinutes = page.totalMinutes;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return { items, totalMinutes };
};
