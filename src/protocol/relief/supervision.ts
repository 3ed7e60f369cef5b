/**
 * Leads for supervision (监督线索): somebody saw something that the procuratorate may have to supervise. Another thing
 * than a lead for relief; what is done about it is done in the procuratorate's own system.
 */
import type { Holder, Named } from '../answers.js';

export const SUPERVISION_KINDS = ['public_interest', 'support_suit', 'administrative', 'minors'] as const;
export type SupervisionKind = (typeof SUPERVISION_KINDS)[number];
/** received: with a number · handed_over: to a department · closed: what came of it was told to who handed it in. */
export const SUPERVISION_STATES = ['received', 'handed_over', 'closed'] as const;
export type SupervisionState = (typeof SUPERVISION_STATES)[number];
/** taken_up: 已立案 · settled: put right without · referred: to whom it belongs · not_taken. */
export const SUPERVISION_OUTCOMES = ['taken_up', 'settled', 'referred', 'not_taken'] as const;
export type SupervisionOutcome = (typeof SUPERVISION_OUTCOMES)[number];
/** What needs no department: it is no lead of this unit. */
export const OUTCOMES_AT_ONCE: readonly SupervisionOutcome[] = ['referred', 'not_taken'];

export const SUPERVISION_LIMITS = {
  note: 2000,
  place: 100,
  receipt: 50,
  outcome: 1000,
  reason: 500,
} as const;

export interface NewSupervisionLead {
  kind: SupervisionKind;
  note: string;
  /** In words. */
  place?: string;
  communityId?: string;
  /** The call in which it came up. */
  callId?: string;
}
export interface SupervisionLead {
  id: string;
  /** Names one lead of a unit for ever: 20261124-S003. */
  number: string;
  kind: SupervisionKind;
  state: SupervisionState;
  /** Empty where `hidden`. */
  note: string;
  place?: string;
  community?: Named;
  call?: { id: string; number: string };
  handedInBy: Holder;
  handedInAt: string;
  /** What who handed it in is told: that it is here, and what happens next. */
  receiptSentence: string;
  department?: Named;
  handedOverAt?: string;
  handedOverBy?: Holder;
  /** The department's. */
  receipt?: string;
  receiptAt?: string;
  outcome?: SupervisionOutcome;
  /** As it was told to who handed it in. */
  outcomeText?: string;
  toldAt?: string;
  /** The reader handed it in. */
  mine: boolean;
  /** Its words are not this reader's. */
  hidden?: true;
  version: number;
}
export interface SupervisionHandOver {
  departmentId: string;
  version?: number;
}
export interface SupervisionReceipt {
  receipt: string;
  version?: number;
}
export interface SupervisionEnd {
  outcome: SupervisionOutcome;
  /** Told to who handed it in. */
  text: string;
  version?: number;
}

/** taken: a 检察建议 is drafted, elsewhere · set_aside: with a reason. */
export const SUGGESTION_STATES = ['open', 'taken', 'set_aside'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];
/** The same kind of lead came again at one place, or in one community: a person decides whether to suggest something. */
export interface SupervisionSuggestion {
  id: string;
  kind: SupervisionKind;
  /** At this place; else in the community. */
  place?: string;
  community?: Named;
  leads: number;
  from: string;
  to: string;
  state: SuggestionState;
  decidedBy?: Holder;
  decidedAt?: string;
  note?: string;
}
export interface SuggestionDecision {
  decision: Exclude<SuggestionState, 'open'>;
  /** Required with `set_aside`. */
  note?: string;
}
