import { composing } from './composing';

/** No handler of ours, nor of a library, hears such a key: neither a field's Enter, nor a dialog's Esc, nor a shortcut. */
export const guardComposing = (): void =>
  document.addEventListener(
    'keydown',
    (event) => {
      if (composing(event)) event.stopPropagation();
    },
    { capture: true },
  );
