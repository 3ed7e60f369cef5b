/** A ring, where it got to, and what is seen of it by who waits. */
import type { Holder } from '../answers.js';
import type { RingCall } from './call-summary.js';
import type { OfferEnd, ShownHow } from '../codes.js';

export interface Ring {
  id: string;
  /** When it began: until `expiresAt` it lasts as long as its step says. */
  rungAt: string;
  expiresAt: string;
  step: number;
  call: RingCall;
}

export interface RingEnd {
  id: string;
  state: OfferEnd;
  /** Withdrawn by what the officer did themselves, as making the call one matter with theirs: they need not be told. */
  own?: true;
}

export interface Progress {
  callId: string;
  step: number;
  ringing: { name: string; expiresAt: string }[];
  /** `all`: that step rings everybody on duty at once. */
  next?: { step: number; at: string; all?: true };
  booked?: { at: string };
}

/** One way by which a ring was sent, and how far it came there. */
export interface RingWay {
  channel: string;
  /** The page's device, in its browser's own words. */
  device?: string;
  sentAt?: string;
  /** Told once more, since nothing was heard of it. */
  againAt?: string;
  receivedAt?: string;
  shownAt?: string;
  how?: ShownHow;
  failed?: true;
}

/** Proof of one ring: offered, sent, received, sounded or shown, ended. */
export interface RingProof {
  id: string;
  officer: Holder;
  step: number;
  offeredAt: string;
  expiresAt: string;
  receivedAt?: string;
  endedAt?: string;
  state?: OfferEnd;
  ways: RingWay[];
}

/** `telephone`: without a page, by answering its text message or by a key. Absent: on a page. */
export type AnsweredBy = 'telephone';
