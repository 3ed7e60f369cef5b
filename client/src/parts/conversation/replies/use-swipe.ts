import { ref } from 'vue';

/** Pixels: as far as a finger must go, and as far as what it moves goes with it. */
const FAR = 56;
const MOST = 72;
/** At the edge it is the browser's own gesture. */
const EDGE = 28;

/** A row that is drawn to the right by a finger and let go; one that moves up or down scrolls as ever. */
export const useSwipe = (act: () => void) => {
  const moved = ref(0);
  let start: { x: number; y: number } | undefined;
  const end = () => {
    if (moved.value >= FAR) act();
    start = undefined;
    moved.value = 0;
  };
  return {
    moved,
    on: {
      touchstart: ({ touches }: TouchEvent) => {
        const [one, ...more] = touches;
        start = one && !more.length && one.clientX > EDGE ? { x: one.clientX, y: one.clientY } : undefined;
      },
      touchmove: ({ touches: [one] }: TouchEvent) => {
        if (!start || !one) return;
        const [x, y] = [one.clientX - start.x, one.clientY - start.y];
        if (moved.value === 0 && Math.abs(y) > Math.abs(x)) start = undefined;
        else moved.value = Math.min(MOST, Math.max(0, x - 8));
      },
      touchend: end,
      touchcancel: () => {
        start = undefined;
        moved.value = 0;
      },
    },
  };
};
