import type { Ring } from '@protocol/calls/ring.js';
import { URGENCIES, type Urgency } from '@protocol/codes.js';
import { LONGEST } from './sound/melody.js';

export const secondsLeft = (ring: Ring, now: number): number =>
  Math.min(LONGEST, Math.max(0, (Date.parse(ring.expiresAt) - now) / 1000));

export const oldestFirst = (rings: readonly Ring[]): Ring[] =>
  [...rings].sort((a, b) => a.call.raisedAt.localeCompare(b.call.raisedAt) || a.id.localeCompare(b.id));

/** `first` stands before the others, wherever it was. */
export const withFirst = (rings: readonly Ring[], first: string | undefined): Ring[] =>
  [...rings].sort((a, b) => Number(b.id === first) - Number(a.id === first));

export const loudest = (rings: readonly Ring[]): Urgency =>
  URGENCIES.find((urgency) => rings.some((ring) => ring.call.urgency === urgency)) ?? 'normal';

/** How long it rings in all: the whole circle, also for a page that opened in the middle of it. */
export const wholeSeconds = (ring: Pick<Ring, 'rungAt' | 'expiresAt'>): number =>
  Math.min(LONGEST, (Date.parse(ring.expiresAt) - Date.parse(ring.rungAt)) / 1000);

/** Handed over by a colleague who goes on holding it until somebody accepts. */
export const isHandover = (ring: Ring): boolean => ring.call.state === 'active';

/** Later than this after the raise, what is told is when the community called, not how long it rings. */
const fresh = 5;
/** Seconds it has rung, where it has rung since the community called. @param whole seconds it rings in all */
export const rungFor = (ring: Ring, now: number, whole: number): number | null => {
  const seconds = Math.floor((now - Date.parse(ring.call.raisedAt)) / 1000);
  const rang = whole - secondsLeft(ring, now);
  return isHandover(ring) || seconds - rang > fresh ? null : Math.max(0, seconds);
};
