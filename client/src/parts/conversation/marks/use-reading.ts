import type { Message } from '@protocol/calls/message.js';
import { computed, nextTick, onMounted, onScopeDispose, ref, watch, type ShallowRef } from 'vue';
import { mark } from './mark-sender';
import { lastOfOthers, lineOf, type ReaderSide } from './sides';

/** Somebody is before the page: it is seen, and theirs among all windows. */
const usePresence = () => {
  const look = () => document.visibilityState === 'visible' && document.hasFocus();
  const present = ref(look());
  const again = () => (present.value = look());
  document.addEventListener('visibilitychange', again);
  for (const event of ['focus', 'blur']) window.addEventListener(event, again);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', again);
    for (const event of ['focus', 'blur']) window.removeEventListener(event, again);
  });
  return present;
};

/** Says that the other side's last message was read: once it stands on the screen and somebody is before it. */
export const useReading = (
  side: ReaderSide,
  list: Readonly<ShallowRef<HTMLElement | null>>,
  of: { callId: () => string; messages: () => readonly Message[] },
): void => {
  const present = usePresence();
  const line = lineOf(side);
  const last = computed(() => lastOfOthers(of.messages(), side)?.id);
  const shown = ref('');
  const sight = new IntersectionObserver((entries) => {
    const entry = entries[entries.length - 1];
    const id = (entry?.target as HTMLElement | undefined)?.dataset['message'] ?? '';
    shown.value = entry?.isIntersecting ? id : '';
  });
  const follow = () => {
    sight.disconnect();
    const row = last.value && list.value?.querySelector(`[data-message="${last.value}"]`);
    if (row) sight.observe(row);
  };
  onMounted(() => watch(last, () => void nextTick(follow), { immediate: true }));
  onScopeDispose(() => sight.disconnect());
  watch(
    () => [last.value, shown.value === last.value && present.value, line.state.value] as const,
    ([id, seen, state]) => {
      if (id !== undefined && seen && state === 'online') mark(side, 'read', of.callId(), id);
    },
    { immediate: true },
  );
};
