/** Telling other programs how calls go: an address of theirs is asked at each change of a call's state. */
import type { Holder } from '../answers.js';
import type { CallState, Category, Urgency } from '../codes.js';
import type { Outcome } from '../calls/outcomes.js';

/** The state that a call has come to; before it, where it was raised or reopened, that. */
export const WEBHOOK_EVENTS = [
  'raised',
  'ringing',
  'waiting',
  'active',
  'closed',
  'reopened',
  'cancelled',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

export const WEBHOOK_LIMITS = {
  /** Of a unit. */
  webhooks: 10,
  name: 20,
  url: 500,
  /** Tried for so long. */
  hours: 24,
  /** What came of it is kept for so long. */
  keptDays: 30,
} as const;

/** What is posted: no names, no words, no telephones; of guarded categories `other`. */
export interface WebhookBody {
  /** The same at every attempt. */
  id: string;
  event: WebhookEvent | 'test';
  at: string;
  /** The unit's code. */
  unit: string;
  /** As it is after the change. Absent in a test. */
  call?: {
    number: string;
    /** Grows with every change: the highest is the newest. */
    version: number;
    state: CallState;
    category: Category;
    urgency: Urgency;
    communityCode: string;
    raisedAt: string;
    answerBy: string;
    answeredAt?: string;
    closeBy: string;
    closedAt?: string;
    outcome?: Outcome;
    solved?: boolean;
  };
}

export interface Webhook {
  id: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  madeBy: Holder;
  madeAt: string;
  offAt?: string;
  /** Since when it does not answer; left alone until `restUntil`. */
  failingSince?: string;
  restUntil?: string;
  /** Events that wait to be sent, and those that were given up and not sent again. */
  waiting: number;
  givenUp: number;
}
export interface WebhookPayload {
  name?: string;
  url?: string;
  events?: readonly WebhookEvent[];
  off?: boolean;
}
/** Told once. */
export interface WebhookSecret {
  webhook: Webhook;
  secret: string;
}
/** One event and what came of it. */
export interface WebhookDelivery {
  id: string;
  event: WebhookEvent;
  number: string;
  at: string;
  attempts: number;
  state: 'waiting' | 'sent' | 'given_up';
  /** What was answered last: `http 204`, `timeout`, `unreachable`, `forbidden address`. */
  answer?: string;
  answeredAt?: string;
}
export interface WebhookTested {
  delivered: boolean;
  answer: string;
}
