import { onScopeDispose, ref } from 'vue';
import { steadyNow } from '../../../time/steady-now';

const pause = 400;
const atMost = 2_500;

/**
 * A frightened hand goes on tapping after the button has turned into the call. For as long as the taps
 * follow one another nothing under them may be pressed.
 */
export const useSettledHand = () => {
  const trembling = ref(false);
  let end: ReturnType<typeof setTimeout> | undefined;
  let started = 0;
  const settle = () => {
    clearTimeout(end);
    trembling.value = false;
    window.removeEventListener('pointerdown', again, true);
  };
  const again = () => {
    clearTimeout(end);
    if (steadyNow() - started > atMost) return settle();
    end = setTimeout(settle, pause);
  };
  const begin = () => {
    started = steadyNow();
    trembling.value = true;
    window.addEventListener('pointerdown', again, true);
    again();
  };
  onScopeDispose(settle);
  return { trembling, begin };
};
