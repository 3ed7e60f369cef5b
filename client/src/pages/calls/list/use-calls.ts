import type { Page } from '@protocol/answers.js';
import type { CallCount, CallSummary } from '@protocol/calls/call-summary.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import { asQuestion, type Filters } from './filters';
import { keepPlace, takePlace } from './list-place';

const PAGE = 50;
/** As many as the hub gives at once. */
const MOST = 100;

/** The calls that fit the filters, a page at a time, and how many; who comes back from one finds what they left. */
export const useCalls = (filters: () => Filters) => {
  const items = shallowRef<readonly CallSummary[]>([]);
  const next = ref<string | null>(null);
  const count = shallowRef<CallCount>();
  const busy = ref(false);
  const why = ref('');
  let asked = 0;

  const page = (limit: number, cursor?: string | null) =>
    http<Page<CallSummary>>('/calls', {
      query: { ...asQuestion(filters()), limit, ...(cursor && { cursor }) },
    });
  const askCount = async (mine: number): Promise<void> => {
    const query = asQuestion(filters());
    const known = await http<CallCount>('/calls/count', { query }).catch(() => undefined);
    if (mine === asked) count.value = known;
  };
  const ask = async (cursor?: string): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    why.value = '';
    if (!cursor) void askCount(mine);
    try {
      const found = await page(PAGE, cursor);
      if (mine !== asked) return;
      items.value = cursor ? [...items.value, ...found.items] : found.items;
      next.value = found.nextCursor;
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  /** As many rows as are shown, as they are now; those shown stand until then, and where it fails. */
  const renew = async (): Promise<void> => {
    const mine = ++asked;
    void askCount(mine);
    try {
      const anew: CallSummary[] = [];
      let cursor: string | null = null;
      do {
        const found: Page<CallSummary> = await page(MOST, cursor);
        if (mine !== asked) return;
        anew.push(...found.items);
        cursor = found.nextCursor;
      } while (cursor && anew.length < items.value.length);
      items.value = anew;
      next.value = cursor;
    } catch {
      // What is shown was true a moment ago, and the next page says why it cannot be had.
    }
  };

  const key = () => JSON.stringify(asQuestion(filters()));
  const place = takePlace(key());
  if (place) {
    items.value = place.items;
    next.value = place.next;
    count.value = place.count;
    void renew();
  }
  watch(filters, () => void ask(), { immediate: !place });
  const { top } = place ?? {};
  return {
    items,
    next,
    count,
    busy,
    why,
    top,
    more: () => ask(next.value ?? undefined),
    again: () => ask(),
    /** For who opens one of them and comes back. */
    keep: (from: number) =>
      keepPlace({ asked: key(), items: items.value, next: next.value, count: count.value, top: from }),
  };
};
