import { onBeforeUnmount, onMounted } from 'vue';
import { isCovered } from './covered';
import { isPages } from './page-key';

const writing = (element: EventTarget | null) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

/** A single key that does something, unless somebody is writing, or a dialog or a ring lies over it. */
export const useKey = (key: string, act: () => void): void => {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key) return;
    if (!isPages(event, { writing: writing(event.target), covered: isCovered() })) return;
    event.preventDefault();
    act();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
};
