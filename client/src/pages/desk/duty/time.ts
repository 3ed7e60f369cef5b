import type { DutyState } from '@protocol/shapes.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const shanghai = 8 * 60 * minute;
const grid = (ms: number) => Math.floor(ms / minute);

/** Today's minutes, going on from what was told while duty runs; on the wall-clock grid, as the ledger counts. */
export const minutesNow = (state: DutyState, toldAt: number, now: number): number =>
  state.onDuty && !state.paused
    ? state.minutesToday + Math.max(0, grid(now) - grid(toldAt))
    : state.minutesToday;

const farthest = 14 * 60 * minute;
/** The next time a clock in Shanghai shows this, or null where that is no near time. */
export const nextClock = (clock: string, now: number): string | null => {
  const [, hours, minutes] = /^(\d\d):(\d\d)/.exec(clock) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const midnight = Math.floor((now + shanghai) / day) * day - shanghai;
  const today = midnight + (Number(hours) * 60 + Number(minutes)) * minute;
  const at = today > now ? today : today + day;
  return at - now > farthest ? null : new Date(at).toISOString();
};

export const inMinutes = (minutes: number, now: number): string =>
  new Date(now + minutes * minute).toISOString();
