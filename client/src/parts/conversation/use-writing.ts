import { LIMITS } from '@protocol/limits.js';
import { computed, nextTick, onMounted, watch, type ShallowRef } from 'vue';
import { composing } from '../../keys/composing';
import { useDraft } from './drafts';

/** The field in which a message is written: its draft, its height, and what sends it. @param name of the draft */
export const useWriting = (
  name: () => string,
  field: Readonly<ShallowRef<HTMLTextAreaElement | null>>,
  send: (words: string) => void,
) => {
  const { text, forget } = useDraft(name);
  const tooLong = computed(() => text.value.trim().length > LIMITS.message);
  /** As tall as its words, up to what the style allows. */
  const fit = () => {
    if (!field.value) return;
    field.value.style.height = 'auto';
    field.value.style.height = `${field.value.scrollHeight}px`;
  };
  onMounted(fit);
  watch(text, () => void nextTick(fit));

  const say = () => {
    const words = text.value.trim();
    if (!words || tooLong.value) return;
    send(words);
    forget();
  };
  /** Enter sends where there is a keyboard; while a Chinese word is being composed it only chooses it. */
  const onEnter = (event: KeyboardEvent) => {
    if (composing(event) || event.shiftKey || !window.matchMedia('(pointer: fine)').matches) return;
    event.preventDefault();
    say();
  };
  return { text, tooLong, say, onEnter };
};
