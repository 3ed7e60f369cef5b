/**
 * A community's poster: whoever reads its QR leaves a request without an account, which waits for one touch of a
 * worker of the community.
 */
import type { Holder } from '../answers.js';

/** open: nobody has touched it · raised: it is a call now · set_aside: no call was needed */
export const POSTER_REQUEST_STATES = ['open', 'raised', 'set_aside'] as const;
export type PosterRequestState = (typeof POSTER_REQUEST_STATES)[number];

/** Another request or call has it already; nothing is asked for; the worker has seen to it. */
export const SET_ASIDE_REASONS = ['duplicate', 'no_matter', 'done_here'] as const;
export type SetAsideReason = (typeof SET_ASIDE_REASONS)[number];

/** Lengths in characters, spans in milliseconds unless the name says otherwise. */
export const POSTER_LIMITS = {
  words: 500,
  /** Of a community: from the next one on its workers are told how many wait, and no more of each. */
  toldEach: 5,
  /** Of a community, waiting: no more are taken, and the page says whom to telephone. */
  open: 60,
  /** From one poster, and from one address of the network, within the hour. */
  ofPosterAnHour: 40,
  ofAddressAnHour: 10,
  /** Faster than anybody reads it, and longer than anybody has it before them. */
  leastSeconds: 2,
  mostHours: 12,
  /** A coordinator reminds no sooner again. */
  remindMinutes: 5,
  /** What was set aside is kept in words for so long, to be looked into. */
  keptDays: 30,
  figuresDays: 30,
} as const;

export interface Poster {
  id: string;
  /** What its QR says. */
  url: string;
  madeAt: string;
}
/** A community and the poster that hangs there, if any. */
export interface CommunityPoster {
  /** The community's. */
  id: string;
  community: { id: string; name: string };
  poster?: Poster;
  /** To coordinators; what came in the last 30 days, and what waits whenever it came. No community is set against another. */
  requests?: {
    came: number;
    /** Touched before a coordinator had to be told. */
    inTime: number;
    raised: number;
    setAside: number;
    open: number;
  };
}
/** Makes what is missing; a community that has a poster keeps it. */
export interface PostersPayload {
  communityIds: readonly string[];
}

export interface PosterRequest {
  id: string;
  /** Read aloud: 20261124-Q003. */
  number: string;
  community: { id: string; name: string };
  leftAt: string;
  state: PosterRequestState;
  /** A coordinator is told of it then, where nobody has touched it. */
  lateAt: string;
  /** What it is about, in the resident's words. Gone once it is a call, which has them. */
  words?: string;
  phone?: string;
  /** The telephone shows its ends only, until the PIN is entered. */
  masked?: true;
  /** Waits at the community's desk; else by the telephone. */
  atDesk?: boolean;
  /** When a coordinator last reminded the community. */
  remindedAt?: string;
  settledBy?: Holder;
  settledAt?: string;
  reason?: SetAsideReason;
  note?: string;
  callId?: string;
  callNumber?: string;
  /** On a shared device where nobody has said who they are: that it waits, and nothing of it. */
  shows?: 'state';
}
export interface SetAsidePayload {
  reason: SetAsideReason;
  note?: string;
}
/** A hint: the list is read anew. */
export interface RequestsWaiting {
  community: { id: string; name: string };
  waiting: number;
  /** Of these past their time. */
  late: number;
  /** The number of the request that has just come. */
  came?: string;
}
