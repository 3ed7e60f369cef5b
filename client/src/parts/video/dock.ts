/** Where a picture can stand beside its conversation: the desk says which call it has open, and that there is room. */
import { onScopeDispose, ref, watch } from 'vue';

/** Room for both. */
export const ROOMY = '(min-width: 1024px) and (min-height: 600px)';
export const dock = ref('');
export const useDock = (callId: () => string | null): void => {
  watch(callId, (id) => (dock.value = id ?? ''), { immediate: true });
  onScopeDispose(() => (dock.value = ''));
};
