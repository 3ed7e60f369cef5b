import { readonly, ref, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';

/** What the page shows: a call's id, an unsent call's clientCallId, or nothing for the button. */
const shown = ref<string | null>(null);
let go: ((id: string | null, replace: boolean) => void) | undefined;

/** The address follows, so that the phone's own back key leads from the call to the button. */
export const followAddress = (): void => {
  const route = useRoute();
  const router = useRouter();
  const asked = () => (typeof route.query.call === 'string' ? route.query.call : null);
  shown.value = asked();
  watch(asked, (id) => {
    if (route.name === 'community') shown.value = id;
  });
  go = (id, replace) =>
    void router[replace ? 'replace' : 'push']({ name: 'community', query: id ? { call: id } : {} });
};

export const show = (id: string | null, replace = false): void => {
  if (shown.value === id) return;
  shown.value = id;
  go?.(id, replace);
};

export const useShown = () => readonly(shown);
