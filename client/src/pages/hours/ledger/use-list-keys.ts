import { onBeforeUnmount, onMounted } from 'vue';
import { isCovered } from '../../../keys/covered';
import { isPages } from '../../../keys/page-key';

export interface ListKeys {
  approve: () => void;
  giveBack: () => void;
  step: (by: 1 | -1) => void;
  mark: () => void;
  clear: () => void;
}
const writing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    /^(TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.matches('input:not([type="checkbox"])'));
/** What space does something to already. */
const pressed = (target: EventTarget | null) =>
  target instanceof Element && target.closest('button, a, input') !== null;

/** The list goes by single keys, unless somebody is writing, or a dialog or a ring lies over it. */
export const useListKeys = (keys: ListKeys): void => {
  const listen = (event: KeyboardEvent) => {
    if (!isPages(event, { writing: writing(event.target), covered: isCovered() })) return;
    // The row's own button only chooses the row.
    const own = event.target instanceof Element && event.target.matches('.pick');
    const deeds: Partial<Record<string, () => void>> = {
      a: keys.approve,
      r: keys.giveBack,
      ArrowDown: () => keys.step(1),
      ArrowUp: () => keys.step(-1),
      Escape: keys.clear,
      ...((own || !pressed(event.target)) && { ' ': keys.mark }),
    };
    const deed = deeds[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
};
