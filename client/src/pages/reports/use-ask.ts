import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { http, type Ask } from '../../hub/http';
import { lang } from '../../i18n/index';
import { sayRefusal } from '../../hub/refused';

export interface Question {
  path: string;
  query?: Ask['query'];
}

/**
 * An answer of the API that follows its question and the language; null asks nothing. What was known stays until
 * the new answer is there, and an older answer never ends last.
 */
export const useAsk = <T>(question: () => Question | null) => {
  const answer = shallowRef<T>();
  const busy = ref(false);
  const why = ref('');
  let asking: AbortController | undefined;

  const ask = async (): Promise<void> => {
    asking?.abort();
    const what = question();
    if (!what) {
      answer.value = undefined;
      return;
    }
    const mine = (asking = new AbortController());
    busy.value = true;
    why.value = '';
    try {
      const heard = await http<T>(what.path, { query: what.query ?? {}, signal: mine.signal });
      if (mine === asking) answer.value = heard;
    } catch (error) {
      if (mine === asking) {
        answer.value = undefined;
        why.value = sayRefusal(error);
      }
    } finally {
      if (mine === asking) busy.value = false;
    }
  };
  watch([() => JSON.stringify(question()), lang], () => void ask(), { immediate: true });
  onScopeDispose(() => asking?.abort());
  return { answer, busy, why, again: ask };
};
