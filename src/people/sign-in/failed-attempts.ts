/** How wrong answers are counted, and how long each count makes one wait. Pure. */
import { MINUTE, DAY } from '../../protocol/time/durations.js';
import { createHash } from 'node:crypto';
import type { SignInFailureRow } from '../../directory/people/people.entity.js';

/** Where an answer comes from; `device` where its mark was right. */
export interface AttemptSource {
  address: string;
  device?: string | undefined;
}
export const FAILURE_WINDOW = 15 * MINUTE;
export const FAILURE_KINDS = {
  place: { free: 5, first: 30_000, longest: 15 * MINUTE },
  // Of many people together: it never waits so long that a newcomer beside a guesser is shut out.
  address: { free: 50, first: 30_000, longest: MINUTE },
  name: { free: 50, first: 1000, longest: 10_000 },
} as const;
export type FailureKind = keyof typeof FAILURE_KINDS;
export type FailureCounter = [FailureKind, string];

/** An address from which the name signed in counts as known so long. */
export const KNOWN_ADDRESS_MILLISECONDS = 30 * DAY;

export const counterId = (...parts: string[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

/** A place must be quiet for the window; of many people together only what the window holds counts. */
export const isExpired = (kind: FailureKind, row: SignInFailureRow, now: number) =>
  (kind === 'place' ? Math.max(row.since, row.lockedUntil ?? 0) : row.since) + FAILURE_WINDOW <= now;
/** Until when the count makes its kind wait; null where it does not yet. */
export const lockedUntil = (kind: FailureKind, count: number, now: number): number | null => {
  const { free, first, longest } = FAILURE_KINDS[kind];
  return count < free ? null : now + Math.min(longest, first * 2 ** Math.min(count - free, 10));
};

export const sourceCounterId = (name: string, { address, device }: AttemptSource) =>
  device === undefined ? counterId('place', name, address) : counterId('device', name, device);
export const knownAddressId = (name: string, { address }: AttemptSource) => counterId('known', name, address);
