import type { Message } from '@protocol/calls/message.js';
import { computed } from 'vue';
import { useDraft } from '../drafts';

/** Which message the next words answer: kept like the words themselves, which it never touches. */
export const useReplyTo = (callId: () => string, messages: () => readonly Message[]) => {
  const { text: id, forget } = useDraft(() => `reply.${callId()}`);
  const message = computed(() => messages().find((one) => one.id === id.value));
  /** To an earlier one, or back to a later one and past the last to none. */
  const step = (by: -1 | 1): void => {
    const all = messages();
    const at = message.value ? all.indexOf(message.value) + by : by < 0 ? all.length - 1 : all.length;
    if (at >= all.length) forget();
    else id.value = all[Math.max(0, at)]?.id ?? '';
  };
  /** Alt and an arrow choose; Esc lets go of it, and of nothing that was written. */
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && message.value) forget();
    else if (event.altKey && event.key === 'ArrowUp') step(-1);
    else if (event.altKey && event.key === 'ArrowDown') step(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { message, choose: (messageId: string): void => void (id.value = messageId), forget, onKey };
};
