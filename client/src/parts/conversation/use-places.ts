import { onScopeDispose, ref, type ShallowRef } from 'vue';

/** Milliseconds: long enough to be found by the eye. */
const SHOWN = 1_600;

/** Goes to where a message stands, and shows for a moment which one it is. */
export const usePlaces = (list: Readonly<ShallowRef<HTMLElement | null>>) => {
  const shown = ref('');
  let over: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(over));
  const goTo = (id: string | undefined): void => {
    const room = list.value;
    const row = id && room?.querySelector(`[data-message="${id}"]`);
    if (!room || !row) return;
    // Into the middle of the words; the page around them moves only where they are not on it.
    const [outer, inner] = [room.getBoundingClientRect(), row.getBoundingClientRect()];
    room.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
    row.scrollIntoView({ block: 'nearest' });
    shown.value = id;
    clearTimeout(over);
    over = setTimeout(() => (shown.value = ''), SHOWN);
  };
  return { shown, goTo };
};
