import { onScopeDispose } from 'vue';

const fields = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]';
const writing = (target: EventTarget | null) => target instanceof Element && target.closest(fields) !== null;

/** One letter, one deed; silent while somebody writes, so that a word never answers a call. */
export const useKeys = (deeds: Record<string, () => void>): void => {
  const pressed = (event: KeyboardEvent) => {
    const { key, repeat, isComposing, ctrlKey, metaKey, altKey, target } = event;
    if (repeat || isComposing || ctrlKey || metaKey || altKey || writing(target)) return;
    const deed = deeds[key.toLowerCase()];
    if (!deed) return;
    event.preventDefault();
    deed();
  };
  window.addEventListener('keydown', pressed);
  onScopeDispose(() => window.removeEventListener('keydown', pressed));
};
