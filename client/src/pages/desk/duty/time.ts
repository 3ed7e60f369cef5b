import { iso } from '@protocol/time/instant.js';
import { MINUTE, DAY } from '@protocol/time/durations.js';
import { instantAt, localDay } from '@protocol/time/local-day.js';
import type { DutyState } from '@protocol/people/duty-state.js';

const grid = (ms: number) => Math.floor(ms / MINUTE);

/** Today's minutes, going on from what was told while duty runs; on the wall-clock grid, as the ledger counts. */
export const minutesNow = (state: DutyState, toldAt: number, now: number): number =>
  state.onDuty && !state.paused
    ? state.minutesToday + Math.max(0, grid(now) - grid(toldAt))
    : state.minutesToday;

const farthest = 14 * 60 * MINUTE;
/** The next time a clock in Shanghai shows this, or null where that is no near time. */
export const nextClock = (clock: string, now: number): string | null => {
  const today = instantAt(localDay(now), clock.slice(0, 5));
  const at = today > now ? today : today + DAY;
  return at - now <= farthest ? iso(at) : null;
};

export const inMinutes = (minutes: number, now: number): string => iso(now + minutes * MINUTE);
