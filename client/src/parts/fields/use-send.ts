import type { RefusalCode } from '@protocol/codes.js';
import { ref } from 'vue';
import { http, type Ask } from '../../hub/http';
import { Refused, sayRefusal } from '../../hub/refused';
import { useToast } from '../toast';

/** Sends a form: what was refused stands at its fields, what was typed stays. */
export const useSend = () => {
  const busy = ref(false);
  const why = ref('');
  /** Of what was refused last; empty where nothing was. */
  const code = ref<RefusalCode | ''>('');
  const errors = ref<Partial<Record<string, string>>>({});
  const { toast } = useToast();
  const clear = () => {
    why.value = '';
    code.value = '';
    errors.value = {};
  };
  /** The answer, with the words `done` for whoever sent it ('' says nothing); undefined where it was refused. */
  const send = async <T>(
    path: string,
    ask: Ask,
    done: string | ((value: T) => string),
  ): Promise<{ value: T } | undefined> => {
    busy.value = true;
    clear();
    try {
      const value = await http<T>(path, ask);
      const words = typeof done === 'string' ? done : done(value);
      if (words) toast(words, { tone: 'solved' });
      return { value };
    } catch (error) {
      why.value = sayRefusal(error);
      if (error instanceof Refused) {
        code.value = error.code;
        errors.value = { ...error.fields };
      }
      return undefined;
    } finally {
      busy.value = false;
    }
  };
  return { busy, why, code, errors, send, clear };
};
