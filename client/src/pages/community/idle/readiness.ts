import type { Readiness } from '@protocol/watch.js';
import { onScopeDispose, ref, watch } from 'vue';
import { http } from '../../../hub/http';
import { place } from '../chosen-community';

const everySoOften = 10_000;

/** Who can hear now; null as long as it is not known, and again when it has grown old. */
export const useReadiness = () => {
  const readiness = ref<Readiness | null>(null);
  const ask = async () => {
    const id = place.value?.id;
    if (!id || document.visibilityState === 'hidden') return;
    readiness.value = await http<Readiness>(`/communities/${id}/readiness`).catch(() => null);
  };
  const forget = () => (readiness.value = null);
  const timer = setInterval(ask, everySoOften);
  document.addEventListener('visibilitychange', ask);
  window.addEventListener('online', ask);
  window.addEventListener('offline', forget);
  watch(() => place.value?.id, ask, { immediate: true });
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
    window.removeEventListener('online', ask);
    window.removeEventListener('offline', forget);
  });
  return readiness;
};
