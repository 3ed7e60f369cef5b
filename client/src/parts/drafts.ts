import { ref, watch, type Ref } from 'vue';
import { keep } from '../keep';

/** Text that survives a reload; forgotten at sign-out, because phones are shared. */
export const useDraft = (name: () => string): { text: Ref<string>; forget: () => void } => {
  const key = () => `draft.${name()}`;
  const text = ref(keep.get(key()) ?? '');
  watch(name, () => (text.value = keep.get(key()) ?? ''));
  watch(text, (now) => (now ? keep.set(key(), now) : keep.drop(key())), { flush: 'sync' });
  return { text, forget: () => (text.value = '') };
};
