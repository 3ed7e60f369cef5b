import { composing } from '../../composing';
import { onBeforeUnmount, onMounted } from 'vue';

const writing = (element: EventTarget | null) =>
  element instanceof HTMLElement &&
  (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

/** A single key that does something, unless somebody is writing or a dialog is open. */
export const useKey = (key: string, act: () => void): void => {
  const listen = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey) return;
    if (composing(event) || writing(event.target) || document.querySelector('[role="dialog"]')) return;
    event.preventDefault();
    act();
  };
  onMounted(() => window.addEventListener('keydown', listen));
  onBeforeUnmount(() => window.removeEventListener('keydown', listen));
};
