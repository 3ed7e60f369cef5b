import type { TimelineItem } from '@protocol/calls/timeline.js';
import type { CallDetail } from '@protocol/calls/call-summary.js';
import { ref, shallowRef, watch } from 'vue';
import { http } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';

/** One call with its journal; asked again when `version` says that something has happened. */
export const useCall = (id: () => string, version: () => number | undefined) => {
  const call = shallowRef<CallDetail>();
  const journal = shallowRef<readonly TimelineItem[]>([]);
  const why = ref('');
  let asked = 0;
  const load = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const [detail, timeline] = await Promise.all([
        http<CallDetail>(`/calls/${id()}`),
        // Who held it once may see that it goes on, not its journal.
        http<{ items: TimelineItem[] }>(`/calls/${id()}/timeline`).catch(() => ({ items: [] })),
      ]);
      if (mine !== asked) return;
      call.value = detail;
      journal.value = timeline.items;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  watch(id, () => ((call.value = undefined), (journal.value = []), void load()), { immediate: true });
  watch(version, (now) => {
    if (now !== undefined && now !== call.value?.version) void load();
  });
  return { call, journal, why, load };
};
