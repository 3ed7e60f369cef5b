/** Which PINs are too easy to guess: few digits, or a run of them up or down. Pure. */
const FEWEST_DIFFERENT = 3;
const RUN_UP = '01234567890';
const RUN_DOWN = '09876543210';

export const isWeakPin = (pin: string): boolean =>
  new Set(pin).size < FEWEST_DIFFERENT ||
  RUN_UP.includes(pin) ||
  RUN_DOWN.includes(pin) ||
  // 520131, 123123: one half twice.
  pin.slice(0, 3) === pin.slice(3);
