import { onMounted, ref, shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue';
import { http, type Ask } from './http';
import { sayRefusal } from './refused';

/**
 * One answer of the server, read when the part is opened and again when asked. Of another path nothing is known until
 * its answer is there, and an older answer never ends last.
 */
export const useAnswer = <T>(path: MaybeRefOrGetter<string>, query: () => Ask['query'] = () => ({})) => {
  const answer = shallowRef<T | null>(null);
  const why = ref('');
  let asked = 0;
  const read = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const got = await http<T>(toValue(path), { query: query() ?? {} });
      if (mine !== asked) return;
      answer.value = got;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  onMounted(read);
  watch(
    () => toValue(path),
    () => {
      answer.value = null;
      void read();
    },
  );
  return { answer, why, read };
};
