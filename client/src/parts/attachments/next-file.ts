/** What the outbox of files does next. Pure. */
import type { RefusalCode } from '@protocol/codes.js';
import { mayPass } from '../../hub/may-pass.js';

/**
 * waiting: for its turn, its call, or the page · offline: for the line · held: the hub said not now · refused: it will
 * never be taken like this, a person decides · sent: the hub has it
 */
export type FilePhase = 'waiting' | 'sending' | 'offline' | 'held' | 'refused' | 'sent';

export interface Queued {
  id: string;
  /** Absent as long as the call it goes with has not reached the hub. */
  callId?: string | undefined;
  phase: FilePhase;
  /** A person is asked something first. */
  asks?: true | undefined;
  /** Not before this instant of the steady clock. */
  notBefore: number;
}

/** Milliseconds: growing, and never so long that somebody thinks it has been given up. */
const WAITS = [2_000, 4_000, 8_000, 15_000, 30_000, 60_000] as const;
export const waitAfter = (tries: number): number =>
  WAITS[Math.min(Math.max(tries, 1), WAITS.length) - 1] ?? WAITS[0];

export const filePhaseAfter = (code: RefusalCode | undefined, online: boolean): FilePhase => {
  if (!mayPass(code)) return 'refused';
  return code === 'unavailable' || code === undefined || !online ? 'offline' : 'held';
};

const isOnItsWay = ({ callId, phase, asks }: Queued): boolean =>
  callId !== undefined && !asks && phase !== 'refused' && phase !== 'sent';

/** Of each call the one that was added first and can go: none overtakes another of its call. */
const heads = <F extends Queued>(files: readonly F[]): F[] => {
  const calls = new Set<string | undefined>();
  return files.filter((file) => {
    if (!isOnItsWay(file) || calls.has(file.callId)) return false;
    calls.add(file.callId);
    return true;
  });
};
/** @param now of the steady clock */
export const nextFile = <F extends Queued>(files: readonly F[], now: number): F | undefined =>
  heads(files).find(({ notBefore }) => notBefore <= now);
/** In how many milliseconds to look again; undefined where nothing is on its way. */
export const nextLook = (files: readonly Queued[], now: number): number | undefined => {
  const times = heads(files).map(({ notBefore }) => Math.max(0, notBefore - now));
  return times.length ? Math.min(...times) : undefined;
};
