/** How wrong answers are counted, and how long each count makes one wait. Pure. */
import { createHash } from 'node:crypto';
import type { SignInFailure } from '../../directory/people.entities.js';

/** Where an answer comes from; `device` where its mark was right. */
export interface From {
  address: string;
  device?: string | undefined;
}
const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;
export const WINDOW = 15 * MINUTE;
export const KINDS = {
  place: { free: 5, first: 30_000, longest: 15 * MINUTE },
  // Of many people together: it never waits so long that a newcomer beside a guesser is shut out.
  address: { free: 50, first: 30_000, longest: MINUTE },
  name: { free: 50, first: 1000, longest: 10_000 },
} as const;
export type Kind = keyof typeof KINDS;
export type Counter = [Kind, string];

/** An address from which the name signed in counts as known so long. */
export const KNOWN = 30 * DAY;

export const idOf = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** A place must be quiet for the window; of many people together only what the window holds counts. */
export const isOver = (kind: Kind, row: SignInFailure, now: number) =>
  (kind === 'place' ? Math.max(row.since, row.lockedUntil ?? 0) : row.since) + WINDOW <= now;
/** Until when the count makes its kind wait; null where it does not yet. */
export const lockedUntil = (kind: Kind, count: number, now: number): number | null => {
  const { free, first, longest } = KINDS[kind];
  return count < free ? null : now + Math.min(longest, first * 2 ** Math.min(count - free, 10));
};

export const placeOf = (name: string, { address, device }: From) =>
  device === undefined ? idOf('place', name, address) : idOf('device', name, device);
export const knownOf = (name: string, { address }: From) => idOf('known', name, address);
