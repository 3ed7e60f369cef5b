import { nextTick, ref, shallowRef } from 'vue';
import { composing } from '../../../keys/composing';
import { nothingSought, type Finding } from './finding';

/**
 * Looking for words in a conversation: opened by a button or by the browser's own key, left to where one was.
 * @param toWords where nobody was anywhere
 */
export const useFinding = (toWords: () => void) => {
  const open = ref(false);
  const finding = shallowRef<Finding>(nothingSought());
  let from: Element | null = null;
  const begin = (): void => {
    from = document.activeElement;
    open.value = true;
  };
  const leave = (): void => {
    open.value = false;
    finding.value = nothingSought();
    void nextTick(() => {
      // The button that opened it was not there meanwhile.
      if (from instanceof HTMLElement && from.isConnected && from !== document.body) from.focus();
      else toWords();
    });
  };
  /** Pressed once more, with the field before one, it is the browser's again. */
  const onKey = (event: KeyboardEvent): void => {
    const asked = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'f';
    if (!asked || open.value || composing(event)) return;
    event.preventDefault();
    begin();
  };
  return { open, finding, begin, leave, onKey };
};
