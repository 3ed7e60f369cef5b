/**
 * One typed map of everything that may be said over the three namespaces: what a client asks
 * (payload and ack data), and what the server tells. Nothing else travels.
 */
import type {
  Alert,
  CallDetail,
  CallSummary,
  CommunitySnapshot,
  CoordinationSnapshot,
  DeadlineNear,
  DutyState,
  Entrusted,
  Message,
  NoticeTold,
  OfficerOnDuty,
  ProcuratorateSnapshot,
  Progress,
  Referral,
  ResidentParticulars,
  Ring,
  RingEnd,
} from './shapes.js';
import type { ContactWay, HoldReason, Outcome, PauseReason, Urgency } from './words.js';
import type { WatchState } from './watch.js';

export interface RaisePayload {
  clientCallId: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  communityId?: string;
  operatorName?: string;
  callbackPhone?: string;
  resident?: ResidentParticulars;
}
export interface AmendPayload {
  callId: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  /** Who acts, said after the raise on a shared device. */
  operatorName?: string;
  callbackPhone?: string;
  resident?: ResidentParticulars;
}
export interface CallPayload {
  callId: string;
}
export interface MessagePayload extends CallPayload {
  clientMessageId: string;
  text: string;
}
export interface RatePayload extends CallPayload {
  rating: number;
  comment?: string;
}
export interface ReopenPayload extends CallPayload {
  reason: string;
}
export interface DutyEndPayload {
  keep?: boolean;
}
export interface DutyPausePayload {
  reason: PauseReason;
  until?: string;
}
export interface OfferPayload {
  offerId: string;
}
/** The ring is really seen or heard on this device. */
export interface ShownPayload extends OfferPayload {
  how: 'sounded' | 'shown';
}
export interface DeclinePayload extends OfferPayload {
  reason?: string;
}
export interface TransferPayload extends CallPayload {
  officerId?: string;
  departmentId?: string;
  note: string;
}
export interface ClosePayload extends CallPayload {
  outcome: Outcome;
  solved: boolean;
  note: string;
  referral?: Referral;
}
export interface AssignPayload extends CallPayload {
  officerId: string;
}
export interface HoldPayload extends CallPayload {
  reason: HoldReason;
  /** When it ends by itself. */
  until?: string;
  note?: string;
}
export interface ContactPayload extends CallPayload {
  how: ContactWay;
  note?: string;
}
/** Of oneself: exactly one of the two. */
export interface RecusePayload {
  offerId?: string;
  callId?: string;
  reason?: string;
}
export interface RecuseOfficerPayload extends CallPayload {
  officerId: string;
  reason?: string;
}
export interface UnrecusePayload extends CallPayload {
  officerId: string;
  reason: string;
}
type Nothing = Record<string, never>;

/** event → [payload, ack data] */
export interface Asks {
  community: {
    'call:raise': [RaisePayload, CallSummary];
    'call:amend': [AmendPayload, CallSummary];
    'call:cancel': [CallPayload, CallSummary];
    'call:message': [MessagePayload, Message];
    'call:rate': [RatePayload, CallSummary];
    'call:reopen': [ReopenPayload, CallSummary];
  };
  procuratorate: {
    'duty:start': [Nothing, DutyState];
    'duty:end': [DutyEndPayload, DutyState];
    'duty:pause': [DutyPausePayload, DutyState];
    'duty:resume': [Nothing, DutyState];
    'offer:received': [OfferPayload, Nothing];
    'offer:shown': [ShownPayload, Nothing];
    'offer:accept': [OfferPayload, CallDetail];
    'offer:decline': [DeclinePayload, Nothing];
    'call:message': [MessagePayload, Message];
    'call:amend': [AmendPayload, CallSummary];
    'call:transfer': [TransferPayload, CallSummary];
    'call:close': [ClosePayload, CallSummary];
    'call:pause': [HoldPayload, CallSummary];
    'call:continue': [CallPayload, CallSummary];
    'call:contact': [ContactPayload, CallSummary];
    'call:recuse': [RecusePayload, Nothing];
  };
  coordination: {
    'call:assign': [AssignPayload, CallSummary];
    'call:recuse': [RecuseOfficerPayload, CallSummary];
    'call:unrecuse': [UnrecusePayload, CallSummary];
  };
}

/** event → payload */
export interface Tells {
  community: {
    snapshot: CommunitySnapshot;
    'call:changed': CallSummary;
    'call:progress': Progress;
    'call:message': Message;
    notice: NoticeTold;
  };
  procuratorate: {
    snapshot: ProcuratorateSnapshot;
    'offer:ring': Ring;
    'offer:ended': RingEnd;
    'call:changed': CallSummary;
    'call:message': Message;
    'duty:changed': DutyState;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
  };
  coordination: {
    snapshot: CoordinationSnapshot;
    'call:changed': CallSummary;
    'duty:changed': OfficerOnDuty;
    alert: Alert;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
    'call:entrusted': Entrusted;
    'watch:changed': WatchState;
  };
}
export type Namespace = keyof Asks;
export const NAMESPACES = [
  'community',
  'procuratorate',
  'coordination',
] as const satisfies readonly Namespace[];
