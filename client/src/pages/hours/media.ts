import { onScopeDispose, ref, type Ref } from 'vue';

/** Whether the window fits, now and as it changes. */
export const useMedia = (query: string): Readonly<Ref<boolean>> => {
  const list = window.matchMedia(query);
  const fits = ref(list.matches);
  const look = () => (fits.value = list.matches);
  window.addEventListener('resize', look);
  onScopeDispose(() => window.removeEventListener('resize', look));
  return fits;
};
