import type { ActivitiesPage, Activity } from '@protocol/outreach.js';
import { LIMITS } from '@protocol/limits.js';
import { iso } from '@protocol/time/instant.js';
import { monthSpan } from '@protocol/time/local-day.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import { useLook } from '../../../time/use-look';
import { weeksSpan } from './month-grid';

const LOOK_MILLISECONDS = 60_000;

export interface Filter {
  theme?: string | undefined;
  communityId?: string | undefined;
}
type Span = { from: number; to: number };
const spoken = ({ from, to }: Span) => ({ from: iso(from), to: iso(to) });

/** All activities of a stretch: a month of a unit may be more than a page. */
const all = async (span: Span, filter: Filter): Promise<Activity[]> => {
  const found: Activity[] = [];
  let cursor: string | undefined;
  do {
    const page = await http<ActivitiesPage>('/activities', {
      query: { ...spoken(span), ...filter, limit: LIMITS.pageSize, cursor },
    });
    found.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return found;
};

/** The activities of the weeks that a month's calendar shows, and the figures of the month itself. */
export const useMonth = (month: () => string, filter: () => Filter) => {
  const items = shallowRef<Activity[] | null>(null);
  const total = shallowRef<ActivitiesPage['total'] | null>(null);
  const why = ref('');
  let asked = 0;
  const read = async (): Promise<void> => {
    const mine = ++asked;
    const chosen = filter();
    try {
      const [found, figures] = await Promise.all([
        all(weeksSpan(month()), chosen),
        http<ActivitiesPage>('/activities', {
          query: { ...spoken(monthSpan(month())), ...chosen, limit: 1 },
        }),
      ]);
      if (mine !== asked) return;
      items.value = found;
      total.value = figures.total;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  watch([month, filter], read, { immediate: true });
  useLook(read, LOOK_MILLISECONDS);
  return { items, total, why, read };
};
