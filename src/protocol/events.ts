/**
 * One typed map of everything that may be said over the three namespaces: what a client asks
 * (payload and ack data), and what the server tells. Nothing else travels.
 */
import type { Alert, NoticeTold } from './calls/alert.js';
import type { CallDetail, CallSummary, Raised } from './calls/call-summary.js';
import type { DeadlineNear } from './calls/deadline.js';
import type { FollowUpChange, FollowUpNear } from './calls/follow-up.js';
import type { CallKept, CallReturned, CallReviewed, Entrusted, Orphan } from './calls/handing-over.js';
import type { HelpChange, HelpItem, HelpNear } from './calls/help-item.js';
import type { Message } from './calls/message.js';
import type { MarkPayload, MessageMarks, Typing, TypingPayload } from './conversation/marks.js';
import type { Progress, Ring, RingEnd } from './calls/ring.js';
import type {
  AmendPayload,
  AssignPayload,
  CallPayload,
  CancelPayload,
  ClosePayload,
  ContactPayload,
  FollowedUpPayload,
  HoldPayload,
  MessagePayload,
  RaisePayload,
  RatePayload,
  ReopenPayload,
  TakeCloseBackPayload,
  TransferPayload,
} from './events/call-payloads.js';
import type { DutyEndPayload, DutyPausePayload, HandoverPayload } from './events/duty-payloads.js';
import type { ReturnPayload, ReviewPayload } from './events/return-payloads.js';
import type {
  HelpAgreePayload,
  HelpAnswerPayload,
  HelpAskPayload,
  HelpDeclinePayload,
  HelpWithdrawPayload,
} from './events/help-payloads.js';
import type { DeclinePayload, OfferPayload, ShownPayload } from './events/offer-payloads.js';
import type { RecuseOfficerPayload, RecusePayload, UnrecusePayload } from './events/recusal-payloads.js';
import type { CommunitySnapshot, CoordinationSnapshot, ProcuratorateSnapshot } from './events/snapshots.js';
import type { ThreadEntry, ThreadSayPayload } from './conversation/internal-thread.js';
import type { DutyState, OfficerOnDuty } from './people/duty-state.js';
import type { RequestsWaiting } from './residents/posters.js';
import type { WatchState } from './watch.js';
import type {
  VideoConsentPayload,
  VideoConsented,
  VideoEnded,
  VideoInvited,
  VideoInvitePayload,
  VideoJoined,
  VideoLeft,
  VideoPayload,
  VideoPutOutPayload,
  VideoRejoinPayload,
  VideoRing,
  VideoSignal,
  VideoSignalPayload,
  VideoStarted,
  VideoStartPayload,
} from './conversation/video.js';

type Nothing = Record<string, never>;

/** event → [payload, ack data] */
export interface ClientEvents {
  community: {
    'call:raise': [RaisePayload, Raised];
    'call:amend': [AmendPayload, CallSummary];
    'call:cancel': [CancelPayload, CallSummary];
    'call:message': [MessagePayload, Message];
    'call:typing': [TypingPayload, Nothing];
    'message:delivered': [MarkPayload, Nothing];
    'message:read': [MarkPayload, Nothing];
    'call:rate': [RatePayload, CallSummary];
    'call:reopen': [ReopenPayload, CallSummary];
    /** 视频连线: begins one, or joins that under way. */
    'video:start': [VideoStartPayload, VideoStarted];
    'video:invite': [VideoInvitePayload, VideoInvited];
    'video:signal': [VideoSignalPayload, Nothing];
    'video:consent': [VideoConsentPayload, Nothing];
    'video:put-out': [VideoPutOutPayload, Nothing];
    /** For all, by the call's community and its holder; whoever came beside them leaves. */
    'video:end': [VideoPayload, Nothing];
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
    'call:typing': [TypingPayload, Nothing];
    'message:delivered': [MarkPayload, Nothing];
    'message:read': [MarkPayload, Nothing];
    'call:amend': [AmendPayload, CallSummary];
    'call:transfer': [TransferPayload, CallSummary];
    'call:close': [ClosePayload, CallSummary];
    /** Takes one's own closing back: for 10 minutes, until somebody rated or answered. */
    'call:reopen': [TakeCloseBackPayload, CallSummary];
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
    /** Among who handles the call; its community never hears of it. */
    'thread:say': [ThreadSayPayload, ThreadEntry];
    /** 视频连线: begins one, or joins that under way. */
    'video:start': [VideoStartPayload, VideoStarted];
    'video:invite': [VideoInvitePayload, VideoInvited];
    'video:signal': [VideoSignalPayload, Nothing];
    'video:consent': [VideoConsentPayload, Nothing];
    'video:put-out': [VideoPutOutPayload, Nothing];
    /** For all, by the call's community and its holder; whoever came beside them leaves. */
    'video:end': [VideoPayload, Nothing];
  };
  coordination: {
    'call:assign': [AssignPayload, CallSummary];
    'call:review': [ReviewPayload, CallSummary];
    'call:recuse': [RecuseOfficerPayload, CallSummary];
    'call:unrecuse': [UnrecusePayload, CallSummary];
    /** By a coordinator to whom the call is entrusted. */
    'thread:say': [ThreadSayPayload, ThreadEntry];
    'call:followed-up': [FollowedUpPayload, CallDetail];
  };
  /** Whoever came by a link, in the one video call that it opened. */
  guest: {
    'video:start': [VideoRejoinPayload, VideoStarted];
    'video:signal': [VideoSignalPayload, Nothing];
    'video:end': [VideoPayload, Nothing];
  };
}

/** event → payload */
export interface ServerEvents {
  community: {
    snapshot: CommunitySnapshot;
    'call:changed': CallSummary;
    'call:progress': Progress;
    'call:message': Message;
    /** How far the holder has come in what was said. */
    'message:marks': MessageMarks;
    'call:typing': Typing;
    /** Not to be seen here any more: it became guarded, and nobody has said who they are. */
    'call:gone': { callId: string };
    /** How many requests of residents wait at the poster of a community: what they say is asked for over HTTP. */
    'requests:waiting': RequestsWaiting;
    /** Another acts on this shared device, or nobody: whoever listens connects anew for what is theirs to see. */
    'device:changed': Record<string, never>;
    'video:ring': VideoRing;
    'video:joined': VideoJoined;
    'video:left': VideoLeft;
    'video:signal': VideoSignal;
    'video:consented': VideoConsented;
    'video:ended': VideoEnded;
    notice: NoticeTold;
  };
  procuratorate: {
    snapshot: ProcuratorateSnapshot;
    'offer:ring': Ring;
    'offer:ended': RingEnd;
    'call:changed': CallSummary;
    'call:message': Message;
    /** How far the community has come in what was said. */
    'message:marks': MessageMarks;
    'call:typing': Typing;
    'duty:changed': DutyState;
    'call:kept': CallKept;
    'call:reviewed': CallReviewed;
    'help:changed': HelpChange;
    'thread:said': ThreadEntry;
    'help:near': HelpNear;
    'follow-up:changed': FollowUpChange;
    'follow-up:near': FollowUpNear;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
    'video:ring': VideoRing;
    'video:joined': VideoJoined;
    'video:left': VideoLeft;
    'video:signal': VideoSignal;
    'video:consented': VideoConsented;
    'video:ended': VideoEnded;
  };
  coordination: {
    snapshot: CoordinationSnapshot;
    'call:changed': CallSummary;
    'duty:changed': OfficerOnDuty;
    'call:returned': CallReturned;
    'calls:orphaned': { items: Orphan[] };
    'requests:waiting': RequestsWaiting;
    alert: Alert;
    notice: NoticeTold;
    'deadline:near': DeadlineNear;
    'call:entrusted': Entrusted;
    'thread:said': ThreadEntry;
    'watch:changed': WatchState;
    'follow-up:changed': FollowUpChange;
    'follow-up:near': FollowUpNear;
  };
  guest: {
    'video:joined': VideoJoined;
    'video:left': VideoLeft;
    'video:signal': VideoSignal;
    'video:consented': VideoConsented;
    'video:ended': VideoEnded;
  };
}
export type Namespace = keyof ClientEvents;
/** `community call:raise` */
export type EventName = { [N in Namespace]: `${N} ${keyof ClientEvents[N] & string}` }[Namespace];
export const NAMESPACES = [
  'community',
  'procuratorate',
  'coordination',
  'guest',
] as const satisfies readonly Namespace[];
