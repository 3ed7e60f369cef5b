import type { CallDetail, CallSummary } from '@protocol/calls/call-summary.js';
import { ref, watch, type Ref } from 'vue';
import { http } from '../../../hub/http';

/** The telephone of whoever holds the call; null as long as none is known, when the unit's own stands for it. */
export const useHolderPhone = (call: () => CallSummary): Readonly<Ref<string | null>> => {
  const phone = ref<string | null>(null);
  watch(
    () => [call().id, call().holder?.id].join(),
    async (asked) => {
      phone.value = null;
      const { id, holder } = call();
      if (!holder) return;
      const detail = await http<CallDetail>(`/calls/${id}`).catch(() => null);
      // Another call or another holder may stand there by now.
      if (asked === [call().id, call().holder?.id].join()) phone.value = detail?.holderPhone ?? null;
    },
    { immediate: true },
  );
  return phone;
};
