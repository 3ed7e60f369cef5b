import type { FoundCall, SearchAnswer } from '@protocol/words/search.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../hub/http';
import { Refused, sayRefusal } from '../../hub/refused';

const A_PAGE = 10;

/** What the hub finds, and the next calls when asked; an older answer never ends last. */
export const useSearch = () => {
  const answer = shallowRef<SearchAnswer | null>(null);
  const calls = shallowRef<readonly FoundCall[]>([]);
  const next = ref<string | null>(null);
  const busy = ref(false);
  /** What the text lacks to be searched for. */
  const lacks = ref('');
  const why = ref('');
  let asked = 0;

  const ask = async (q: string, cursor?: string): Promise<void> => {
    const mine = ++asked;
    if (!cursor) lacks.value = why.value = '';
    busy.value = q !== '';
    if (q === '') return clear();
    try {
      const got = await http<SearchAnswer>('/search', {
        query: { q, limit: A_PAGE, ...(cursor && { cursor, kinds: 'calls' }) },
      });
      if (mine !== asked) return;
      why.value = '';
      if (!cursor) answer.value = got;
      const more = got.calls?.items ?? [];
      calls.value = cursor ? [...calls.value, ...more] : more;
      next.value = got.calls?.nextCursor ?? null;
    } catch (error) {
      if (mine !== asked) return;
      if (!cursor) clear();
      const field = error instanceof Refused ? error.fields['q'] : undefined;
      if (field === undefined) why.value = sayRefusal(error);
      else lacks.value = field;
    } finally {
      if (mine === asked) busy.value = false;
    }
  };
  const clear = () => {
    answer.value = null;
    calls.value = [];
    next.value = null;
  };
  return { answer, calls, next, busy, lacks, why, ask };
};
