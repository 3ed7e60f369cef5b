import { computed, watch } from 'vue';
import { useNow } from '../../../../time/clock';
import { t } from '../../../../i18n/index';
import { alarm } from '../../../../title';
import { loudest } from '../ring';
import { LONGEST } from './melody';
import { soundsFor, useRings } from '../offers';
import { sayShown } from '../say-shown';
import { play, soundsNow, wakeOnTouch } from './tone';

let shaking = false;
const buzz = (pattern: number[] | 0): void => {
  // Absent on desks and in Safari; before the first touch a browser would only complain.
  const touched = navigator.userActivation?.hasBeenActive ?? true;
  if (typeof navigator.vibrate !== 'function' || !touched || (pattern === 0 && !shaking)) return;
  shaking = pattern !== 0;
  navigator.vibrate(pattern);
};

const shakes = (seconds: number): number[] =>
  Array.from({ length: Math.ceil(Math.min(LONGEST, seconds)) }, (_, i) => (i % 2 ? 500 : 700));

/** Sound, vibration and title as long as something rings, and not a moment longer. */
export const soundAlarm = (): void => {
  wakeOnTouch();
  const rings = useRings();
  // A ring that rings longer than was said at first is heard as long.
  const heard = computed(() => rings.value.map((r) => r.id + r.expiresAt).join());
  let quiet: (() => void) | undefined;
  let flashing: ReturnType<typeof setInterval> | undefined;

  const hush = () => {
    quiet?.();
    quiet = undefined;
    clearInterval(flashing);
    alarm.value = '';
    buzz(0);
  };
  const flash = () => {
    const [first] = rings.value;
    alarm.value = first && !alarm.value ? t('desk.ring.tab', { community: first.call.community.name }) : '';
  };
  // A ring that came while the page was hidden is seen once somebody looks.
  document.addEventListener('visibilitychange', () => sayShown(rings.value, soundsNow.value));
  // What could not be told, since the line broke as it was to be, is told with the next tick.
  watch(useNow(), () => sayShown(rings.value, soundsNow.value));
  watch([heard, soundsNow], () => {
    hush();
    if (!rings.value.length) return;
    const seconds = Math.max(...rings.value.map(soundsFor)) / 1000;
    quiet = play(loudest(rings.value), seconds);
    sayShown(rings.value, soundsNow.value);
    buzz(shakes(seconds));
    flash();
    flashing = setInterval(flash, 1000);
  });
};
