/** The journal of a call as it travels: what each fact says to who may read it, instants spelled out. */
import type { FileKind } from '../conversation/files.js';
import type { VideoConsentWay, VideoEnd } from '../conversation/video.js';
import type { Holder, Named } from '../answers.js';
import type { Referral } from './call-summary.js';
import type {
  AlertKind,
  Basis,
  ClockKind,
  ClosingReport,
  ContactWay,
  DeedName,
  DrillKind,
  FollowUpKind,
  HoldReason,
  NearStage,
  Urgency,
  Verdict,
} from '../codes.js';
import type { PetitionStage } from '../relief/petitions.js';
import type { ConsentSaid } from '../residents/beneficiaries.js';
import type { Outcome } from './outcomes.js';
import type { EscalationPolicy, PassedOver, PolicyStep } from './policy.js';
import type { AnsweredBy } from './ring.js';

/** Why it rings: a step of the policy, the oldest that waits, a coordinator's hand, a reopening, a transfer. */
export type RingKind = 'ladder' | 'again' | 'hand' | 'last_holder' | 'transfer';
/** Who was rung, or whose ring ended. */
export interface RingRef {
  id: string;
  officer: string;
}
/** A step at which nobody could be rung. */
export interface SkippedStep {
  step: number;
  passed: PassedOver;
}
/** Whom a part is asked of, by id. */
export type HelpTarget = { officer: string } | { department: string } | { body: string; name: string };

/** A clock that has begun; without `due` it stands still. */
export interface TimelineClock {
  clock: ClockKind;
  due?: string;
}
interface Clocks {
  clocks: TimelineClock[];
}
interface Part {
  help: string;
  /** null where a body's word was recorded by hand. */
  officer: string | null;
}
interface FollowUpSaid {
  kind: FollowUpKind;
  dueAt: string;
  wakeAt: string | null;
  /** It came of what the resident said. */
  ofResident?: true;
}

/** A row a fact. `passed`, `skipped` and `policy` are told to coordinators, `followUps` to all but the community. */
export interface TimelineData {
  raised: Partial<Clocks> & {
    unitId: string;
    communityId: string;
    clientCallId: string;
    number: string;
    category: string;
    urgency: Urgency;
    answerBy: string;
    closeBy: string;
    policy?: EscalationPolicy;
    drill?: DrillKind;
    /** A walk-in. */
    desk?: true;
    /** The activity of outreach at which it was raised. */
    activityId?: string;
    /** Who is helped was named, and asked. */
    resident?: ConsentSaid;
  };
  rung: {
    kind: RingKind;
    step: number;
    expiresAt: string;
    rings: RingRef[];
    passed?: PassedOver;
    skipped?: SkippedStep[];
    foot?: boolean;
    waited: boolean;
  };
  arrived: { ring: string; officer: string; expiresAt: string; by: 'page' | 'notice' };
  waiting: {
    why: 'unanswered' | 'nobody_on_duty';
    retryAt: string;
    skipped?: SkippedStep[];
    foot?: boolean;
  };
  declined: { ring: string; officer: string };
  retaken: {
    declined: string;
    ring: string;
    officer: string;
    kind: RingKind;
    step: number;
    expiresAt: string;
    waited: boolean;
    giver?: string;
  };
  lapsed: { rings: RingRef[] };
  withdrawn: { rings: RingRef[]; why: 'assigned' | 'off_duty' | 'paused' | 'closed' };
  accepted: Partial<Clocks> & { ring: string; officer: string; withdrew: RingRef[]; by?: AnsweredBy };
  walked_in: Partial<Clocks> & { officer: string };
  amended: Partial<Clocks> & {
    category?: string;
    urgency?: Urgency;
    answerBy?: string;
    closeBy?: string;
    steps?: PolicyStep[];
    changed: string[];
    resident?: ConsentSaid;
  };
  messaged: { message: string; role: string; report?: ClosingReport; file?: FileKind };
  assigned: { officer: string };
  transferring: { giver: string; officerId: string | null; departmentId: string | null };
  transferred: { ring: string; from: string; to: string; withdrew?: RingRef[]; by?: AnsweredBy };
  kept: { holder: string; why: 'declined' | 'lapsed' | 'off_duty' };
  cancelled: { withdrew: RingRef[] };
  closed: {
    outcome: Outcome;
    solved: boolean;
    referral: Referral | null;
    uncontacted?: true;
    reportUnsaid?: true;
    report?: ClosingReport;
    followUps?: { kind: FollowUpKind; dueAt: string }[];
  };
  /** Who closed it took that back, and goes on holding it. */
  close_taken_back: { holder: string };
  rated: { rating: number };
  /** `resident`: who was helped said that it is not solved. */
  reopened: Partial<Clocks> & { closeBy: string; lastHolder: string | null; resident?: true };
  alerted: { id: string; kind: AlertKind };
  paused: Clocks & { reason: HoldReason; until: string | null };
  continued: Clocks & { to: string };
  contacted: { how: ContactWay };
  reminded: { clock: ClockKind; stage: NearStage; due: string; next: string };
  moved: Clocks;
  booked: Clocks & { at: string };
  /** Nobody, where the unit has no coordinator. */
  entrusted: { to: string[] };
  recused: { officer: string; withdrew: RingRef[]; gaveUp?: true };
  unrecused: { officer: string };
  late_found: { due: string; retryAt: string };
  /** `turn`: its turn has come; else a coordinator did it. */
  brought_back: { turn: boolean };
  help_asked: { help: string; to: HelpTarget; answerBy: string; resident: Basis | null; wakeAt: string };
  help_agreed: Part;
  help_declined: Part;
  help_answered: Part & { on: string };
  help_withdrawn: { help: string; why: 'holder' | 'closed' };
  help_reminded: { help: string; stage: NearStage; answerBy: string; wakeAt: string };
  follow_up_reminded: FollowUpSaid & { stage: NearStage };
  follow_up_put_off: FollowUpSaid;
  followed_up: { kind: FollowUpKind; ofResident?: true };
  returned: { times: number; reviewBy: string };
  review_late: { reviewBy: string };
  reviewed: { verdict: Verdict; officer: string | null };
  left: { officer: string };
  /** Where it was handed on to has come so far with the petition. */
  petition_told: PetitionStage;
  /** `text`: it went to the resident's telephone as well. */
  slip_given: { safeContact?: true; text?: true };
  /** Never told to who handled it. */
  resident_answered: {
    solved: boolean;
    satisfied?: number;
    followUps?: { kind: FollowUpKind; dueAt: string }[];
  };
  /** It became one matter with others, or others joined; `officer` took it with that. */
  merged: { calls: number; residents: number; officer?: string };
  /** It is apart again, or others are; `back`: nobody holds it any longer, and it is rung again. */
  unmerged: { calls: number; residents: number; back?: true };
  /** The resident was asked before a video call. */
  video_consented: { how: VideoConsentWay; given: boolean };
  /** `holder`: the community and whoever holds it saw each other. */
  video_began: { holder: boolean };
  /** Who took part, by id, and how many without an account. Nothing was recorded. */
  video_ended: { why: VideoEnd; seconds: number; people: string[]; guests: number };
}

interface TimelineLine {
  seq: number;
  at: string;
  actor?: Holder;
  /** The shared device it was done on. */
  device?: Named;
  reason?: string;
  /** Its words, or what it says, cannot be read. */
  broken?: true;
  /** Whom the data names, but for officers on the unit's list; for coordinators, of a video call for all. */
  people?: Holder[];
}
/** A fact that can be read; with `broken` its words cannot. */
export type TimelineFact<D extends DeedName = DeedName> = {
  [K in D]: TimelineLine & { deed: K; data: TimelineData[K] };
}[D];
/** Only that it happened, when, and by whom. */
export type UnreadableFact = TimelineLine & { deed: DeedName; broken: true; data: Record<string, never> };
export type TimelineItem = TimelineFact | UnreadableFact;

/** Every fact says something: one without data is one that cannot be read. */
export const isReadable = (item: TimelineItem): item is TimelineFact =>
  !item.broken || Object.keys(item.data).length > 0;
/** For filtering: the readable facts of one deed. */
export const isFactOf =
  <D extends DeedName>(deed: D) =>
  (item: TimelineItem): item is Extract<TimelineFact, { deed: D }> =>
    item.deed === deed && isReadable(item);
