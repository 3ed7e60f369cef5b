import { computed, watch } from 'vue';
import { serverNow } from '../../../clock';
import { t } from '../../../i18n/index';
import { loudest, secondsLeft } from './ring';
import { useRings } from './offers';
import { sayShown } from './shown';
import { play, soundsNow, voice, wakeOnTouch } from './tone';

let shaking = false;
const buzz = (pattern: number[] | 0): void => {
  // Absent on desks and in Safari; before the first touch a browser would only complain.
  const touched = navigator.userActivation?.hasBeenActive ?? true;
  if (typeof navigator.vibrate !== 'function' || !touched || (pattern === 0 && !shaking)) return;
  shaking = pattern !== 0;
  navigator.vibrate(pattern);
};

const shakes = (seconds: number): number[] =>
  Array.from({ length: Math.ceil(seconds) }, (_, i) => (i % 2 ? 500 : 700));

/** Sound, vibration and title as long as something rings, and not a moment longer. */
export const soundAlarm = (): void => {
  wakeOnTouch();
  const rings = useRings();
  const heard = computed(() => rings.value.map((r) => r.id).join());
  let quiet: (() => void) | undefined;
  let flashing: ReturnType<typeof setInterval> | undefined;
  let title: string | undefined;

  const hush = () => {
    quiet?.();
    quiet = undefined;
    clearInterval(flashing);
    if (title !== undefined) document.title = title;
    title = undefined;
    buzz(0);
  };
  const flash = () => {
    const [first] = rings.value;
    if (first && title !== undefined) {
      const alert = t('desk.ring.tab', { community: first.call.community.name });
      document.title = document.title === alert ? title : alert;
    }
  };
  // A ring that came while the page was hidden is seen once somebody looks.
  document.addEventListener('visibilitychange', () => sayShown(rings.value, soundsNow()));
  watch([heard, voice], () => {
    hush();
    if (!rings.value.length) return;
    const seconds = Math.max(...rings.value.map((r) => secondsLeft(r, serverNow())));
    quiet = play(loudest(rings.value), seconds);
    sayShown(rings.value, soundsNow());
    buzz(shakes(seconds));
    title = document.title;
    flash();
    flashing = setInterval(flash, 1000);
  });
};
