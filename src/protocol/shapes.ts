/** The shapes that travel. Times are ISO 8601 in UTC with Z; durations are seconds; service is minutes. */
import type { Lang } from './lang.js';
import type {
  AlertKind,
  Basis,
  CallState,
  Category,
  ClockKind,
  FollowUpKind,
  HoldReason,
  NearStage,
  DrillKind,
  HelpState,
  OfferEnd,
  OrphanWhy,
  Outcome,
  PauseReason,
  ReferralWay,
  RefusalCode,
  Role,
  ShownHow,
  Urgency,
  Verdict,
} from './words.js';
import type { WatchState } from './watch.js';

export interface Named {
  id: string;
  name: string;
}
export interface Holder extends Named {
  title?: string;
}
export interface Referral {
  body: string;
  contact?: string;
  how: ReferralWay;
  replyBy?: string;
}

/** What every party of a call may see of it. `rating` never reaches officers. */
export interface CallSummary {
  id: string;
  /** Names one call of the unit for ever: its day and a running number, `20261124-007`; said without the year while that is clear. */
  number: string;
  version: number;
  state: CallState;
  category: Category;
  urgency: Urgency;
  summary: string;
  community: Named;
  raisedBy: Named;
  holder?: Holder;
  raisedAt: string;
  answerBy: string;
  answeredAt?: string;
  closeBy: string;
  closedAt?: string;
  outcome?: Outcome;
  solved?: boolean;
  referral?: Referral;
  messages: { count: number; lastAt?: string };
  rating?: number;
  /** The resident should be reached by then; while the call is handled and nobody was. */
  contactBy?: string;
  contactedAt?: string;
  /** The clocks stand still: `closeBy` and `contactBy` move by as much working time as this lasts. */
  paused?: { reason: HoldReason; since: string; until?: string };
  /** It was closed without any contact that was logged. */
  uncontacted?: true;
  /** Since when nobody holds it; while it rings or waits. */
  unheldSince?: string;
  /** Since when its holder holds it, where they were not the first to answer. */
  heldSince?: string;
  /** Raised after hours: the first ring is at that opening. */
  booked?: { at: string };
  /** Nobody has answered for as long as was promised: this coordinator sees to it, while the rings go on. */
  coordinator?: Named;
  /** A marked false call, in no figure; absent for a real one. */
  drill?: DrillKind;
  /** When it fell due while the hub was away, as long as it waits to be brought back. */
  foundLate?: string;
  /** Its holder has given it back and waits for the review. */
  returned?: { at: string; reviewBy: string; times: number; passedOn: boolean };
  /** Parts that others help with and have not answered; `answerBy` is the next of theirs. */
  help?: { open: number; answerBy: string };
  /** The next thing to be done after its closing. To its community only a visit, and none of a guarded call. */
  followUp?: { kind: FollowUpKind; dueAt: string };
  /**
   * Less than the whole, to the call's community: `row`, a guarded call that is not theirs, without its words;
   * `state`, at a shared device on which nobody has said who they are, its number, state and times. To everybody:
   * `broken`, what is kept of it cannot be read, so that no words are shown and perhaps no deadlines.
   */
  shows?: 'row' | 'state' | 'broken';
}
/** The answer to a raise: what was mistyped was left out of it, and is named with a sentence each. */
export interface Raised extends CallSummary {
  fields?: Record<string, string>;
}

/** All that a ring tells: no words, no resident, before somebody has accepted. */
export type RingCall = Pick<
  CallSummary,
  'id' | 'number' | 'version' | 'state' | 'category' | 'urgency' | 'community' | 'raisedAt' | 'drill'
>;

export interface ContactParticulars {
  name?: string;
  phone?: string;
  /** Name or telephone is kept and cannot be read. */
  broken?: boolean;
}
export interface ResidentParticulars extends ContactParticulars {
  basis: Basis;
}
/** The summary with particulars: in clear for holder and raiser, masked or absent for others. */
export interface CallDetail extends CallSummary {
  callback?: ContactParticulars;
  resident?: ResidentParticulars;
  /** true where the particulars above are masked and may be revealed with a reason. */
  masked?: boolean;
  /** For its raiser, while somebody holds it: the holder's own telephone, where there is one. */
  holderPhone?: string;
  /** For its holder: the note it was handed over with. */
  handover?: { from: Holder; at: string; note: string; broken?: true };
  /** What is to be done after its closing, and what was; for its holder and the coordinators. */
  followUps?: FollowUp[];
}
/** One thing to be done after a closing. */
export interface FollowUp {
  kind: FollowUpKind;
  dueAt: string;
  /** Who closed the call, and is reminded. */
  by: Holder;
  /** How it was spoken of last; absent before the first time. */
  stage?: NearStage;
  /** The day it was due on is over, and nobody has recorded it. */
  late: boolean;
  /** Whom the reminders go to, where whoever closed it is not here any more. */
  coordinators?: true;
  doneAt?: string;
  doneBy?: Holder;
  /** What came of it; of one still open, why it was put off last. */
  note?: string;
  /** There is a note, and it cannot be read. */
  broken?: true;
}
/** That what is to be done after a closing was set, put off, done, or fell away with a reopening. */
export interface FollowUpChange {
  callId: string;
  number: string;
  community: Named;
  kind: FollowUpKind;
  dueAt: string;
  state: 'open' | 'done' | 'dropped';
}
export interface FollowUpNear extends Omit<FollowUpChange, 'state'> {
  stage: NearStage;
}

export interface Message {
  id: string;
  callId: string;
  clientMessageId: string;
  from: { id: string; name: string; role: Role };
  text: string;
  /** What was said cannot be read; the text is empty. */
  broken?: true;
  at: string;
}

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
}
export interface Progress {
  callId: string;
  step: number;
  ringing: { name: string; expiresAt: string }[];
  /** `all`: that step rings everybody on duty at once. */
  next?: { step: number; at: string; all?: true };
  booked?: { at: string };
}

export interface DutyState {
  onDuty: boolean;
  paused?: { reason: PauseReason; until?: string };
  since?: string;
  minutesToday: number;
  /** Signing off: until then others may take what is handed over. */
  endingAt?: string;
  handover?: {
    /** Nobody took what is open: keep it, or leave it to a coordinator, by `endingAt`. */
    asked: boolean;
    calls: { callId: string; state: 'ringing' | 'kept' | 'open' }[];
  };
}
/** Who is to take over: the next shift's people who are on duty, else the best-placed. */
export interface NextOnDuty {
  officer: Holder;
  department: Named | null;
  held: number;
  why: 'next_shift' | 'best_placed';
  shift?: { name: string; from: string };
}
/** A part somebody helps with. */
export interface HelpItem {
  id: string;
  call: RingCall;
  /** Who holds the call now. */
  holder?: Holder;
  askedBy: Holder;
  askedAt: string;
  what: string;
  answerBy: string;
  to: { officer?: Holder; department?: Named; body?: string };
  state: HelpState;
  late: boolean;
  /** Who helps. */
  helper?: Holder;
  /** They may read the resident's particulars. */
  resident?: Basis;
  /** Of an outside body. */
  contact?: string;
  /** The answer, or why it was declined or withdrawn. */
  answer?: string;
  /** Words of it are kept and cannot be read. */
  broken?: true;
  endedAt?: string;
}
/** That a part has changed: its words are fetched. */
export interface HelpChange {
  id: string;
  callId: string;
  number: string;
  community: Named;
  state: HelpState;
  answerBy: string;
  helper?: Holder;
}
export interface HelpNear extends Omit<HelpChange, 'state'> {
  stage: NearStage;
}
/** Nobody took what was handed over: the giver keeps it. */
export interface CallKept {
  callId: string;
  number: string;
  why: 'declined' | 'lapsed' | 'off_duty';
  by?: Holder;
  reason?: string;
}
export interface CallReturned {
  callId: string;
  number: string;
  community: Named;
  by: Holder;
  times: number;
  reviewBy: string;
  late: boolean;
}
export interface CallReviewed {
  callId: string;
  number: string;
  verdict: Verdict;
  by: Holder;
  words: string;
}
/** A held call nobody works on: its holder is off duty and has not kept it knowingly. */
export interface Orphan {
  callId: string;
  number: string;
  community: Named;
  holder: Holder;
  why: OrphanWhy;
  since: string;
}
export interface OfficerOnDuty {
  officer: Holder;
  department: Named | null;
  onDuty: boolean;
  paused?: { reason: PauseReason; until?: string };
  since?: string;
  /** Handing over and signing off. */
  leaving?: true;
  live: boolean;
  held: number;
  ringing: number;
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
export interface Alert {
  id: string;
  kind: AlertKind;
  callId?: string;
  at: string;
}
/** A notice to a person whose page is open. */
export interface NoticeTold {
  id: string;
  kind: string;
  /** In the language that the person chose for notices. */
  text: string;
  /** In each language that a page may be in. */
  texts: Readonly<Record<Lang, string>>;
  /** The page it opens. */
  path: string;
}
/** A deadline is near, is due, or is over; the last is said daily. */
export interface DeadlineNear {
  callId: string;
  number: string;
  community: Named;
  clock: ClockKind;
  stage: NearStage;
  due: string;
}
export const DEADLINE_STATES = ['waiting', 'running', 'paused', 'over', 'met', 'missed', 'ended'] as const;
/** One deadline of a call with its arithmetic, in the reader's language. */
export interface Deadline {
  /** A clock of the call, or what is to be done after its closing. */
  kind: ClockKind | FollowUpKind;
  /** waiting: not begun · running · paused · over: past and not met · met · missed: met too late · ended without it. */
  state: (typeof DEADLINE_STATES)[number];
  from?: string;
  /** Absent while it waits or is paused. */
  due?: string;
  doneAt?: string;
  /** While it is paused. */
  leftSeconds?: number;
  rule: string;
  steps: { from: string; to: string; countedSeconds: number; why: string }[];
  /** What else is to be known of the arithmetic. */
  note?: string;
}
/** A call has an owner of last resort. Not an alert: it stands in the call's summary while it holds. */
export interface Entrusted {
  callId: string;
  coordinator: Named;
  at: string;
}
export interface Today {
  raised: number;
  answered: number;
  closed: number;
  solved: number;
  waiting: number;
  minutes: number;
}

export interface CommunitySnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  calls: CallSummary[];
}
export interface ProcuratorateSnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  duty: DutyState;
  offers: Ring[];
  calls: CallSummary[];
  /** Parts this officer, or their department, was asked to help with. */
  helps?: HelpItem[];
}
export interface CoordinationSnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  onDuty: OfficerOnDuty[];
  calls: CallSummary[];
  alerts: Alert[];
  orphans?: Orphan[];
  today: Today;
  /** What the hub's own auditor found, and the calls that an outage left over. */
  watch?: WatchState;
}

export interface RefusalBody {
  code: RefusalCode;
  message: string;
  fields?: Record<string, string>;
  holder?: Holder;
  retryAfterSeconds?: number;
}
/** The same over HTTP, as application/problem+json (RFC 9457). */
export interface Problem extends Omit<RefusalBody, 'message'> {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
}
export type Ack<T> = { ok: true; data: T } | { ok: false; error: RefusalBody };

export interface Me {
  user: { id: string; name: string; title?: string; roles: Role[] };
  unit: Named & { dutyPhone?: string };
  department?: Named;
  communities: Named[];
  /** What an officer may not do here was shown and acknowledged. */
  briefed: boolean;
  mustChangePassword: boolean;
  /** Their role needs a second factor and they have none: setting one up comes first. */
  mustSetFactor?: boolean;
  /** Signed on: signing out is then a choice to be made. */
  onDuty?: boolean;
  /** A PIN for shared devices is set. */
  pin?: boolean;
  /** The shared device this is asked from; `user` is the device itself where nobody has said who acts. */
  device?: { id: string; kind: DeviceKind; name: string; acts: boolean };
  /** Signing in asks for a one-time code. */
  totp: boolean;
  /** Categories that the administrator added to those that ship. */
  categories: { code: string; nameZh: string; nameEn: string }[];
}

export interface HoursEntry {
  id: string;
  officer: Named;
  kind: string;
  from: string;
  to: string;
  minutes: number;
  source: string;
  flags: string[];
}
/** How many calls a filter means. */
export interface CallCount {
  total: number;
  /** There are more than were counted. */
  more: boolean;
}
export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}
export interface ReportSummary {
  from: string;
  to: string;
  calls: {
    raised: number;
    answered: number;
    closed: number;
    solved: number;
    confirmedSolved: number;
    referred: number;
    cancelled: number;
    waiting: number;
  };
  hours: { minutes: number };
  answer: {
    p50Seconds: number | null;
    p95Seconds: number | null;
    within15Rate: number | null;
    withinTargetRate: number | null;
  };
  rates: { answered: number | null; solved: number | null; satisfied: number | null };
}

/** A telephone or PC that many use: a community's, an officers' shift phone, or a wall screen that only shows. */
export type DeviceKind = 'community' | 'shift' | 'wall';
export interface SharedDevice {
  id: string;
  kind: DeviceKind;
  name: string;
  /** invited: its code waits · unused: the code was not used in time · over: its ninety days are */
  state: 'invited' | 'unused' | 'enrolled' | 'over' | 'withdrawn';
  invitedBy: Holder;
  createdAt: string;
  codeUntil?: string;
  enrolledAt?: string;
  expiresAt?: string;
  seenAt?: string;
  withdrawnAt?: string;
  withdrawnBy?: Holder;
  acting?: Holder;
  browser: string;
}
export interface DeviceInvitation {
  id: string;
  code: string;
  url: string;
  expiresAt: string;
}
/** What a shared device knows of itself. */
export interface DeviceState {
  id: string;
  kind: DeviceKind;
  name: string;
  /** Who may act here; `pin` where they have set one. */
  people: (Holder & { pin: boolean })[];
  acting?: Holder;
  /** When it is asked again who acts, if nobody does anything meanwhile. */
  actsUntil?: string;
  unlockedUntil?: string;
  expiresAt: string;
  serverTime: string;
}
