import type { Page } from '@protocol/answers.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { useToast } from '../../../parts/toast';
import { sayRefusal } from '../../../hub/refused';

/** Every call this officer ever answered, newest first, a page at a time. */
export const useMyCalls = () => {
  const calls = shallowRef<readonly CallSummary[] | null>(null);
  const more = ref(false);
  const busy = ref(false);
  let cursor: string | undefined;
  /** Why there is nothing to show; where some are shown already, it is told beside them. */
  const why = ref('');
  const { sayWhy } = useToast();

  const load = async (): Promise<void> => {
    if (busy.value) return;
    busy.value = true;
    why.value = '';
    try {
      const page = await http<Page<CallSummary>>('/calls', { query: { limit: 40, cursor } });
      cursor = page.nextCursor ?? undefined;
      more.value = cursor !== undefined;
      calls.value = [...(calls.value ?? []), ...page.items];
    } catch (error) {
      if (calls.value) sayWhy(error);
      else why.value = sayRefusal(error);
    } finally {
      busy.value = false;
    }
  };
  void load();
  return { calls, more, load, busy, why };
};
