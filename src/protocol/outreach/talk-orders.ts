/** The list of talks that communities order from (点单普法), and their orders, each with a time for the first answer. */
import type { Holder, Named } from '../answers.js';
import type { Deadline } from '../calls/deadline.js';
import type { Activity } from '../outreach.js';

/** Lengths in characters, the length of a talk in minutes. */
export const TALK_LIMITS = {
  title: 50,
  givenBy: 50,
  leastMinutes: 15,
  mostMinutes: 240,
  material: 500,
  audience: 100,
  mostPeople: 2000,
} as const;

export interface TalkPayload {
  /** A category's code. */
  theme: string;
  title: string;
  /** A department, or what somebody is called. */
  givenBy: string;
  minutes: number;
  /** What is shown or handed out. */
  material?: string;
  /** Whom it is meant for. */
  audience?: string;
}
export interface TalkChange extends Partial<TalkPayload> {
  /** false: withdrawn, and orders of before stand. */
  isOffered?: boolean;
  /** Of the talk as it was seen: where it has changed since, the change is refused. */
  tag?: string;
}
/** A talk on offer (目录里的一项), or one that was withdrawn. */
export interface Talk extends Required<TalkPayload> {
  id: string;
  isOffered: boolean;
  tag: string;
}

/** open: without an answer · answered: with one, and planned or to be · held: it took place. */
export const TALK_ORDER_STATES = ['open', 'answered', 'declined', 'withdrawn', 'held'] as const;
export type TalkOrderState = (typeof TALK_ORDER_STATES)[number];
/** How the first answer stands, by the same share of time as the deadlines of calls. */
export const TALK_ORDER_LIGHTS = ['on_time', 'soon', 'late'] as const;
export type TalkOrderLight = (typeof TALK_ORDER_LIGHTS)[number];
/** later: answered, and still to be planned. */
export const TALK_ORDER_DECISIONS = ['planned', 'later', 'declined'] as const;
export type TalkOrderDecision = (typeof TALK_ORDER_DECISIONS)[number];

export interface TalkOrderPayload {
  /** A UUID made by the client: the same again is the same order. */
  id: string;
  talkId: string;
  /** Required but for an enterprise, whose it is. */
  communityId?: string;
  /** For the people of an enterprise; by whoever may know it. */
  enterpriseId?: string;
  audience?: string;
  people?: number;
  /** Local days, YYYY-MM-DD, both of them wished. */
  wishedFrom?: string;
  wishedTo?: string;
  note?: string;
}
export interface TalkAnswerPayload {
  text: string;
  decision: TalkOrderDecision;
  /** The local day that is planned; required with `planned`, or `from` with `place`. */
  day?: string;
  /** When it begins: an activity of outreach is made with the answer, as long as the talk, and the order follows it. */
  from?: string;
  place?: string;
  /** Of the activity; absent: who answers. */
  inCharge?: string[];
  /** `answer.at` of the order as it was seen: without it an order that has an answer takes no other. */
  seenAnswerAt?: string;
}

export interface TalkOrder {
  id: string;
  /** Names one order of a unit for ever: 20261124-D003. */
  number: string;
  talk: { id: string; title: string; theme: string; minutes: number };
  community: Named;
  enterprise?: Named;
  orderedBy: Holder;
  orderedAt: string;
  audience?: string;
  people?: number;
  wishedFrom?: string;
  wishedTo?: string;
  state: TalkOrderState;
  /** Of the first answer. */
  dueAt: string;
  light: TalkOrderLight;
  /** The first answer; what is planned later changes neither. */
  answeredAt?: string;
  inTime?: boolean;
  /** How the time was counted, in the reader's language. */
  why: Pick<Deadline, 'rule' | 'steps' | 'note'>;
  /** Of a guarded theme the words are told to who ordered it and to coordinators only. */
  note?: string;
  answer?: {
    /** Absent where its words are not the reader's. */
    text?: string;
    at: string;
    by: Holder;
    decision: TalkOrderDecision;
    /** The local day that is planned. */
    day?: string;
    /** When the activity was set for another time or place since. */
    movedAt?: string;
  };
  /** What it is held as: changed and cancelled there, and the order with it; held once it is over. */
  activity?: Pick<Activity, 'id' | 'number' | 'from' | 'to' | 'place' | 'state'>;
}
