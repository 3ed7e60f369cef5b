import { onScopeDispose, ref } from 'vue';

/** What a person sees of the page, in CSS pixels: a keyboard on the screen takes its part, and so does enlarging. */
export const useView = () => {
  const view = window.visualViewport;
  const read = () => ({ height: view?.height ?? window.innerHeight, top: view?.offsetTop ?? 0 });
  const seen = ref(read());
  const look = () => (seen.value = read());
  const sources = [view, window].filter((source) => source !== null);
  for (const source of sources) source.addEventListener('resize', look);
  view?.addEventListener('scroll', look);
  onScopeDispose(() => {
    for (const source of sources) source.removeEventListener('resize', look);
    view?.removeEventListener('scroll', look);
  });
  return seen;
};
