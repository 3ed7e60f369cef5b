import type { CallSummary, Page } from '@protocol/shapes.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../http';
import { sayRefusal } from '../../refused';
import { asQuestion, type Filters } from './filters';

const PAGE = 50;

/** The calls that fit the filters, a page at a time. */
export const useCalls = (filters: () => Filters) => {
  const items = shallowRef<readonly CallSummary[]>([]);
  const next = ref<string | null>(null);
  const busy = ref(false);
  const why = ref('');
  let asked = 0;

  const ask = async (cursor?: string): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    why.value = '';
    try {
      const query = { ...asQuestion(filters()), limit: PAGE, ...(cursor && { cursor }) };
      const page = await http<Page<CallSummary>>('/calls', { query });
      if (mine !== asked) return;
      items.value = cursor ? [...items.value, ...page.items] : page.items;
      next.value = page.nextCursor;
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  watch(filters, () => void ask(), { immediate: true });
  return { items, next, busy, why, more: () => ask(next.value ?? undefined), again: () => ask() };
};
