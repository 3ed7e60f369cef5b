import { ref, watch, type Ref } from 'vue';
import { keep } from '../../../storage/keep';
import { blank, type Closing } from './closing';

/** A half-written closing survives a reload and a change to another call; forgotten once sent, and at sign-out. */
export const useClosing = (callId: () => string): { form: Ref<Closing>; forget: () => void } => {
  const key = () => `draft.closing.${callId()}`;
  const read = (): Closing => ({ ...blank(), ...keep.read<Partial<Closing>>(key()) });
  const empty = JSON.stringify(blank());
  const form = ref(read());
  watch(callId, () => (form.value = read()), { flush: 'sync' });
  const save = (now: Closing) => {
    const text = JSON.stringify(now);
    if (text === empty) keep.drop(key());
    else keep.set(key(), text);
  };
  watch(form, save, { deep: true, flush: 'sync' });
  return { form, forget: () => (form.value = blank()) };
};
