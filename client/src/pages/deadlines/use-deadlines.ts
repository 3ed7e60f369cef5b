import type { Deadline } from '@protocol/calls/deadline.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../hub/http';
import { lang } from '../../i18n/index';

/** A call's deadlines with their arithmetic; asked again when the call or the language changes. */
export const useDeadlines = (call: () => { id: string; version: number }) => {
  const items = shallowRef<readonly Deadline[]>([]);
  const unread = ref(false);
  /** The hub cannot read them itself: asking again does not help. */
  const broken = ref(false);
  let asked = 0;
  const read = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const answer = await http<{ items: Deadline[]; broken?: true }>(`/calls/${call().id}/deadlines`);
      if (mine !== asked) return;
      items.value = answer.items;
      broken.value = answer.broken ?? false;
      unread.value = false;
    } catch {
      if (mine === asked) unread.value = true;
    }
  };
  watch(
    () => call().id,
    () => (items.value = []),
  );
  watch(() => [call().id, call().version, lang.value], read, { immediate: true });
  return { items, unread, broken, read };
};
