import { onScopeDispose, ref, type ShallowRef } from 'vue';

/** Milliseconds: long enough to be found by the eye. */
const SHOWN = 1_600;

/** Goes to where a message stands, and shows for a moment which one it is. */
export const usePlaces = (list: Readonly<ShallowRef<HTMLElement | null>>) => {
  const shown = ref('');
  let over: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(over));
  const goTo = (id: string | undefined): void => {
    const row = id && list.value?.querySelector(`[data-message="${id}"]`);
    if (!row) return;
    row.scrollIntoView({ block: 'center' });
    shown.value = id;
    clearTimeout(over);
    over = setTimeout(() => (shown.value = ''), SHOWN);
  };
  return { shown, goTo };
};
