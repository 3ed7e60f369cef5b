import { ref, watch, type Ref } from 'vue';
import { DEAF } from './slots/slots';

/**
 * Where a ring was, nothing is hit for a moment after it has gone: a touch meant for it must not fall on what lies
 * behind, nor a second touch on what its answer has opened.
 */
export const useShield = (ids: () => string, host: Ref<HTMLElement | null>) => {
  const height = ref(0);
  const own = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(ids, (now, before = '') => {
    if (before.split(',').every((id) => now.includes(id))) return;
    // Before the page is drawn anew: what stood there still stands.
    height.value = host.value?.offsetHeight ?? 0;
    clearTimeout(timer);
    timer = setTimeout(() => {
      height.value = 0;
      own.value = false;
    }, DEAF);
  });
  return { height, own };
};
