import { onMounted, ref, shallowRef } from 'vue';
import { http, type Ask } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';

/** One answer of the server, read when the part is opened and again when asked. */
export const useAnswer = <T>(path: string, query: () => Ask['query'] = () => ({})) => {
  const answer = shallowRef<T | null>(null);
  const why = ref('');
  let asked = 0;
  const read = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const got = await http<T>(path, { query: query() ?? {} });
      if (mine !== asked) return;
      answer.value = got;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  onMounted(read);
  return { answer, why, read };
};
