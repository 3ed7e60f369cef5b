import { ref, watch, type Ref } from 'vue';
import { author } from '../../hub/author';
import { keep } from '../../storage/keep';

const keyOf = (name: string) => `draft.${name}`;

/** Text that survives a reload; forgotten at sign-out, because phones are shared. */
export const useDraft = (name: () => string): { text: Ref<string>; forget: () => void } => {
  const key = () => keyOf(name());
  const text = ref(keep.get(key()) ?? '');
  watch([name, author], () => (text.value = keep.get(key()) ?? ''));
  watch(text, (now) => (now ? keep.set(key(), now) : keep.drop(key())), { flush: 'sync' });
  const forget = () => {
    text.value = '';
    // What was sent may have taken the form away, and with it the watcher.
    keep.drop(key());
  };
  return { text, forget };
};

/** What somebody was writing goes on in another field, unless it is `said` already; what stands there stays. */
export const moveDraft = (from: string, to: string, said = ''): void => {
  const text = keep.get(keyOf(from));
  keep.drop(keyOf(from));
  if (text && text !== said && !keep.get(keyOf(to))) keep.set(keyOf(to), text);
};
