/**
 * One typed map of everything that may be said over the three namespaces: what a client asks
 * (payload and ack data), and what the server tells. Nothing else travels.
 */
import type {
  Alert,
  CallDetail,
  CallKept,
  CallReturned,
  CallReviewed,
  CallSummary,
  CommunitySnapshot,
  CoordinationSnapshot,
  DeadlineNear,
  DutyState,
  Entrusted,
  FollowUpChange,
  FollowUpNear,
  HelpChange,
  HelpItem,
  HelpNear,
  Message,
  NoticeTold,
  OfficerOnDuty,
  Orphan,
  ProcuratorateSnapshot,
  Raised,
  Progress,
  Referral,
  ResidentParticulars,
  Ring,
  RingEnd,
} from './shapes.js';
import type {
  Basis,
  ClosingReport,
  ContactWay,
  FollowUpKind,
  HoldReason,
  Outcome,
  PauseReason,
  ShownHow,
  Urgency,
  Verdict,
} from './words.js';
import type { WatchState } from './watch.js';

/**
 * On a shared device what was said without a line is sent later, when somebody else may act: `by` is the id of who
 * acted when it was said, the device's own where nobody did. Absent: who acts now. A raise whose author may not act
 * there any more is the device's; anything else of theirs is `forbidden`.
 */
export interface Written {
  by?: string;
}
export interface RaisePayload extends Written {
  clientCallId: string;
  category?: string;
  urgency?: Urgency;
  summary?: string;
  communityId?: string;
  operatorName?: string;
  callbackPhone?: string;
  resident?: ResidentParticulars;
}
export interface AmendPayload extends Written {
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
export interface CancelPayload extends CallPayload, Written {}
export interface MessagePayload extends CallPayload, Written {
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
/** What becomes of one held call at the end of a shift: exactly one of these. */
export interface HandoverChoice extends CallPayload {
  officerId?: string;
  departmentId?: string;
  /** Knowingly kept. */
  keep?: boolean;
  /** For a coordinator to assign. */
  coordinator?: boolean;
  /** Instead of the note for all. */
  note?: string;
}
export interface HandoverPayload {
  /** All that is held. */
  calls: HandoverChoice[];
  /** Required where something is handed over. */
  note?: string;
}
export interface ReturnPayload extends CallPayload {
  reason: string;
}
export interface ReviewPayload extends CallPayload {
  verdict: Verdict;
  officerId?: string;
  words: string;
}
/** Exactly one of the three: an officer, a department, a body of the directory. */
export interface HelpAskPayload extends CallPayload {
  officerId?: string;
  departmentId?: string;
  bodyId?: string;
  what: string;
  answerBy: string;
  /** The helper may read the resident's particulars, on this ground. */
  resident?: Basis;
}
export interface HelpPayload {
  helpId: string;
}
/** `contact`: who said so, where the holder records by hand what a body said. */
export interface HelpAgreePayload extends HelpPayload {
  contact?: string;
}
export interface HelpDeclinePayload extends HelpAgreePayload {
  reason: string;
}
export interface HelpAnswerPayload extends HelpAgreePayload {
  answer: string;
  /** When it was given; now unless said. */
  on?: string;
}
export interface HelpWithdrawPayload extends HelpPayload {
  reason?: string;
}
export interface OfferPayload {
  offerId: string;
}
/** The ring is really seen or heard on this device. */
export interface ShownPayload extends OfferPayload {
  how: ShownHow;
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
  /** Needed where others still help with parts; `keep` waits on for them, only where the call is referred. */
  help?: 'withdraw' | 'keep';
  /** The resident is asked how it went (回访): an instant, or a local day, which means its morning at nine. With any outcome. */
  followUpBy?: string;
  /** Of `minors`: closed as solved only where it was made or is not needed; what the conversation says of it counts. */
  report?: ClosingReport;
}
/** With `until` it is put off to then, and the note says why; else it is done, and the note says what came of it. */
export interface FollowedUpPayload extends CallPayload {
  kind: FollowUpKind;
  note: string;
  until?: string;
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
export interface ClientEvents {
  community: {
    'call:raise': [RaisePayload, Raised];
    'call:amend': [AmendPayload, CallSummary];
    'call:cancel': [CancelPayload, CallSummary];
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
    /** Within seconds of one's own decline. */
    'offer:retake': [OfferPayload, Ring];
    'call:message': [MessagePayload, Message];
    'call:amend': [AmendPayload, CallSummary];
    'call:transfer': [TransferPayload, CallSummary];
    'call:close': [ClosePayload, CallSummary];
    'duty:handover': [HandoverPayload, DutyState];
    'duty:stay': [Nothing, DutyState];
    'call:return': [ReturnPayload, CallSummary];
    'help:ask': [HelpAskPayload, HelpItem];
    'help:agree': [HelpAgreePayload, HelpItem];
    'help:decline': [HelpDeclinePayload, HelpItem];
    'help:answer': [HelpAnswerPayload, HelpItem];
    'help:withdraw': [HelpWithdrawPayload, HelpItem];
    'call:pause': [HoldPayload, CallSummary];
    'call:continue': [CallPayload, CallSummary];
    'call:contact': [ContactPayload, CallSummary];
    'call:followed-up': [FollowedUpPayload, CallDetail];
    'call:recuse': [RecusePayload, Nothing];
  };
  coordination: {
    'call:assign': [AssignPayload, CallSummary];
    'call:review': [ReviewPayload, CallSummary];
    'call:recuse': [RecuseOfficerPayload, CallSummary];
    'call:unrecuse': [UnrecusePayload, CallSummary];
    'call:followed-up': [FollowedUpPayload, CallDetail];
  };
}

/** event → payload */
export interface ServerEvents {
  community: {
    snapshot: CommunitySnapshot;
    'call:changed': CallSummary;
    'call:progress': Progress;
    'call:message': Message;
    /** Not to be seen here any more: it became guarded, and nobody has said who they are. */
    'call:gone': { callId: string };
    /** Another acts on this shared device, or nobody: whoever listens connects anew for what is theirs to see. */
    'device:changed': Record<string, never>;
    notice: NoticeTold;
  };
  procuratorate: {
    snapshot: ProcuratorateSnapshot;
    'offer:ring': Ring;
    'offer:ended': RingEnd;
    'call:changed': CallSummary;
    'call:message': Message;
    'duty:changed': DutyState;
    'call:kept': CallKept;
    'call:reviewed': CallReviewed;
    'help:changed': HelpChange;
    'help:near': HelpNear;
    'follow-up:changed': FollowUpChange;
    'follow-up:near': FollowUpNear;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
  };
  coordination: {
    snapshot: CoordinationSnapshot;
    'call:changed': CallSummary;
    'duty:changed': OfficerOnDuty;
    'call:returned': CallReturned;
    'calls:orphaned': { items: Orphan[] };
    alert: Alert;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
    'call:entrusted': Entrusted;
    'watch:changed': WatchState;
    'follow-up:changed': FollowUpChange;
    'follow-up:near': FollowUpNear;
  };
}
export type Namespace = keyof ClientEvents;
/** `community call:raise` */
export type EventName = { [N in Namespace]: `${N} ${keyof ClientEvents[N] & string}` }[Namespace];
export const NAMESPACES = [
  'community',
  'procuratorate',
  'coordination',
] as const satisfies readonly Namespace[];
