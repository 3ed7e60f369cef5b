/** What each fact says. The data of a fact holds ids, instants and words of the domain, never personal data. */
import type { RoutingRecord } from '../routing/routing-record.js';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import type { PolicyStep } from '../protocol/calls/policy.js';
import type { PassedOver } from '../protocol/calls/policy.js';
import type { Referral } from '../protocol/calls/call-summary.js';
import type {
  AlertKind,
  ClockKind,
  ClosingReport,
  ContactWay,
  DeedName,
  DeskPlace,
  DrillKind,
  HoldReason,
  NearStage,
  Urgency,
} from '../protocol/codes.js';
import type { AnsweredBy } from '../protocol/calls/ring.js';
import type { FileKind } from '../protocol/conversation/files.js';
import type { ConsentSaid } from '../protocol/residents/beneficiaries.js';
import type { Outcome } from '../protocol/calls/outcomes.js';
import type { VideoConsentWay, VideoEnd } from '../protocol/conversation/video.js';
import type { ClockTime } from './clock-book.js';
import type { CareFacts, FollowUpSet } from './care/care-book.js';
import type { MatterOfCalls, MatterPart } from './matter/matter-book.js';
import type { RingKind } from '../protocol/calls/timeline.js';

interface Said extends CareFacts {
  raised: {
    unitId: string;
    communityId: string;
    clientCallId: string;
    number: string;
    category: string;
    urgency: Urgency;
    answerBy: number;
    closeBy: number;
    policy: EscalationPolicy;
    clocks?: ClockTime[];
    drill?: DrillKind;
    /** A walk-in. */
    desk?: true;
    /** The activity of outreach at which it was raised. */
    activityId?: string;
    /** Where it was taken, as far as it was said. */
    deskPlace?: DeskPlace;
    /** Who is helped was named, and asked. */
    resident?: ConsentSaid;
  };
  rung: {
    kind: RingKind;
    step: number;
    expiresAt: number;
    rings: { id: string; officer: string }[];
    /** Who was not rung at this step, by reason. */
    passed: PassedOver;
    /** Steps at which nobody could be rung, passed at once. */
    skipped?: { step: number; passed: PassedOver }[];
    /** The ladder starts from its foot. */
    foot?: boolean;
    waited: boolean;
    /** What routing was asked, where routing chose. */
    asked?: RoutingRecord;
  };
  /** The ring reached its officer late: its time counts from then. */
  arrived: { ring: string; officer: string; expiresAt: number; by: 'page' | 'notice' };
  waiting: {
    why: 'unanswered' | 'nobody_on_duty';
    retryAt: number;
    skipped: { step: number; passed: PassedOver }[];
    foot?: boolean;
    asked?: RoutingRecord;
  };
  declined: { ring: string; officer: string };
  /** The officer took a decline back: a ring of their own beside the others. `giver` where it was handed over to them. */
  retaken: {
    declined: string;
    ring: string;
    officer: string;
    kind: RingKind;
    step: number;
    expiresAt: number;
    waited: boolean;
    giver?: string;
  };
  lapsed: { rings: { id: string; officer: string }[] };
  withdrawn: { rings: { id: string; officer: string }[]; why: 'assigned' | 'off_duty' | 'paused' | 'closed' };
  accepted: {
    ring: string;
    officer: string;
    withdrew: { id: string; officer: string }[];
    clocks?: ClockTime[];
    by?: AnsweredBy;
  };
  /** Somebody stood before this officer, who holds it from then on: nobody was rung. */
  walked_in: { officer: string; clocks?: ClockTime[] };
  amended: {
    category?: string;
    urgency?: Urgency;
    answerBy?: number;
    closeBy?: number;
    clocks?: ClockTime[];
    /** It became an emergency: the order in which it rings from now on. */
    steps?: PolicyStep[];
    changed: string[];
    /** Who is helped was named, and asked. */
    resident?: ConsentSaid;
  };
  /** `report`: what the words say of the report to the police. `file`: what was sent instead of words. */
  messaged: { message: string; role: string; report?: ClosingReport; file?: FileKind };
  assigned: { officer: string };
  transferring: { giver: string; officerId: string | null; departmentId: string | null };
  /** `withdrew`: who took a decline back was rung beside the one who accepted. */
  transferred: {
    ring: string;
    from: string;
    to: string;
    withdrew?: { id: string; officer: string }[];
    by?: AnsweredBy;
  };
  kept: { holder: string; why: 'declined' | 'lapsed' | 'off_duty' };
  cancelled: { withdrew: { id: string; officer: string }[] };
  closed: {
    outcome: Outcome;
    solved: boolean;
    referral: Referral | null;
    uncontacted?: true;
    /** A minor's call closed as solved, and nobody said what became of the report to the police. */
    reportUnsaid?: true;
    report?: ClosingReport;
    /** What is to be done after it. */
    followUps?: FollowUpSet[];
  };
  close_taken_back: { holder: string };
  rated: { rating: number };
  /** `resident`: who was helped said that it is not solved. */
  reopened: { closeBy: number; lastHolder: string | null; clocks?: ClockTime[]; resident?: true };
  alerted: { id: string; kind: AlertKind };
  paused: { reason: HoldReason; until: number | null; clocks: ClockTime[] };
  continued: { to: number; clocks: ClockTime[] };
  contacted: { how: ContactWay };
  reminded: { clock: ClockKind; stage: NearStage; due: number; next: number };
  moved: { clocks: ClockTime[] };
  /** After hours: the first ring is at the next opening, and the time to answer is counted from there. */
  booked: { at: number; clocks: ClockTime[] };
  /** Nobody has held it for as long as the policy promises: these coordinators own it, the first of them by name. */
  entrusted: { to: string[] };
  /** `gaveUp`: they held it, and do not any longer. Why is in the words. */
  recused: { officer: string; withdrew: { id: string; officer: string }[]; gaveUp?: true };
  unrecused: { officer: string };
  /** The hub was away for longer than the unit's cut-off when it fell due: its turn comes at `retryAt`. */
  late_found: { due: number; retryAt: number };
  /** It is rung again, by a coordinator's hand or because its turn has come. */
  brought_back: { turn: boolean };
  /** A slip (回执单) with number and code, and whether it was asked if the resident may be reached so; ends the one before. */
  slip_given: { safeContact?: true; text?: true };
  /** By who has the slip. Not solved, and too late or not ours to open again: coordinators see to it by that day. */
  resident_answered: { solved: boolean; satisfied?: number; followUps?: FollowUpSet[]; askedOf?: string };
  /** It became one matter with others, or others joined its matter. `officer`: nobody held it, and they do from now on. */
  merged: MatterOfCalls & {
    officer?: string;
    withdrew?: { id: string; officer: string }[];
    clocks?: ClockTime[];
  };
  /** Others left its matter, or it did: without a `lead` it is in none. `back`: it is given back and rung again. */
  unmerged: { lead: string | null; calls: MatterPart[]; residents: number; back?: true };
  /** The resident was asked before a video call: aloud or in sign language. */
  video_consented: { how: VideoConsentWay; given: boolean };
  /** `holder`: whoever holds it and the community saw each other. */
  video_began: { holder: boolean };
  /** `people`: accounts that took part; `guests`: how many more did, by a link. Nothing was recorded. */
  video_ended: { why: VideoEnd; seconds: number; people: string[]; guests: number };
}

/** Somebody at a shared device has only said who they are: each of their facts names the device beside them. */
type AtDevice = { device?: string };
export type FactData = { [D in DeedName]: Said[D] & AtDevice };

/** A fact with its place in the journal. `words` are a person's own and are sealed where they are kept. */
export type Fact<D extends DeedName = DeedName> = {
  [K in D]: {
    deed: K;
    data: FactData[K];
    actorId: string | null;
    words?: string;
    /** Its place among the facts of its call, from 1. */
    seq: number;
    /** Milliseconds since 1970. */
    at: number;
  };
}[D];

/** A fact of one deed, as a fact of any. Each is one, which the compiler does not see by itself. */
export function anyFact<D extends DeedName>(fact: Fact<D>): Fact;
export function anyFact(fact: Fact): Fact {
  return fact;
}

/** A fact about a part that others help with. */
export type HelpFact = Fact<Extract<DeedName, `help_${string}`>>;
export const isHelpFact = (fact: Fact): fact is HelpFact => fact.deed.startsWith('help_');
