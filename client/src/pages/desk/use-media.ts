import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether a media query holds, followed as long as the asking component lives. */
export const useMedia = (query: string): Ref<boolean> => {
  const list = window.matchMedia(query);
  const holds = ref(list.matches);
  const look = () => (holds.value = list.matches);
  // Safari 13 and old WebViews know no `change` here; every resize tells them.
  window.addEventListener('resize', look);
  if (typeof list.addEventListener === 'function') list.addEventListener('change', look);
  onScopeDispose(() => {
    window.removeEventListener('resize', look);
    if (typeof list.removeEventListener === 'function') list.removeEventListener('change', look);
  });
  return holds;
};

export const usePhone = () => useMedia('(max-width: 767px)');
/** Three columns beside one another. */
export const useWide = () => useMedia('(min-width: 1200px)');
