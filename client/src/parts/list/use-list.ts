import type { Page } from '@protocol/answers.js';
import { ref, shallowRef } from 'vue';
import { http, type Ask } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';

/** A list kept by the server, a page of it and the next when asked. */
export const useList = <T>(path: string, query: () => Ask['query'] = () => ({})) => {
  const items = shallowRef<readonly T[]>([]);
  const next = ref<string | null>(null);
  const busy = ref(true);
  const why = ref('');
  let asked = 0;
  const read = async (cursor?: string): Promise<void> => {
    const mine = ++asked;
    busy.value = true;
    try {
      const page = await http<Page<T>>(path, {
        query: { ...query(), limit: 100, ...(cursor && { cursor }) },
      });
      if (mine !== asked) return;
      items.value = cursor ? [...items.value, ...page.items] : page.items;
      next.value = page.nextCursor;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  return { items, next, busy, why, read: () => read(), more: () => read(next.value ?? undefined) };
};
