/** A call as it travels: its summary, all of it, and the count of many. */
import type { Holder, Named } from '../answers.js';
import type { FollowUp } from './follow-up.js';
import type {
  DeskPlace,
  Basis,
  CallState,
  Category,
  DrillKind,
  FollowUpKind,
  HoldReason,
  ReferralWay,
  Urgency,
} from '../codes.js';
import type { SourceKind } from '../intake/sources.js';
import type { PetitionStage } from '../relief/petitions.js';
import type { BeneficiaryKind, Consent } from '../residents/beneficiaries.js';
import type { Outcome } from './outcomes.js';

export interface Referral {
  body: string;
  contact?: string;
  how: ReferralWay;
  replyBy?: string;
}

/** What every party of a call may see of it. `rating` and `residentAnswer` never reach officers. */
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
  /** It came by no page: `raisedBy` is a hotline, a button, a dialled number, and nobody's account. */
  source?: SourceKind;
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
  /** What the resident said of this closing. */
  residentAnswer?: { solved: boolean; satisfied?: number };
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
  /** A walk-in: its raiser held it at once; `answerBy` and `answeredAt` are its raise, and no figure of answering counts it. */
  desk?: true;
  /** The activity of outreach at which it was raised. */
  activityId?: string;
  /** At which duty place a walk-in was taken, as far as it was said. */
  deskPlace?: DeskPlace;
  /** A marked false call, in no figure; absent for a real one. */
  drill?: DrillKind;
  /** When it fell due while the hub was away, as long as it waits to be brought back. */
  foundLate?: string;
  /** Its holder has given it back and waits for the review. */
  returned?: { at: string; reviewBy: string; times: number; passedOn: boolean };
  /** Parts that others help with and have not answered; `answerBy` is the next of theirs. */
  help?: { open: number; answerBy: string };
  /**
   * The next thing to be done after its closing. To its community only a visit, and none of a guarded call; what the
   * resident asked for is not told to officers.
   */
  followUp?: { kind: FollowUpKind; dueAt: string; ofResident?: true };
  /** One matter of several calls, this one among them, and of how many residents. Of a guarded call never. */
  matter?: { calls: number; residents: number };
  /** How far the petition has come that was handed on with its closing. */
  petition?: PetitionStage;
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
  'id' | 'number' | 'version' | 'state' | 'category' | 'urgency' | 'community' | 'raisedAt' | 'drill' | 'desk'
>;

export interface ContactParticulars {
  name?: string;
  phone?: string;
  /** Name or telephone is kept and cannot be read. */
  broken?: boolean;
}

/** Who is helped, apart from who called. */
export interface ResidentParticulars extends ContactParticulars {
  basis: Basis;
  /** A person where nothing is said. */
  kind?: BeneficiaryKind;
  /** They agreed to text messages about the matter. */
  texts?: boolean;
}

/** The summary with particulars: in clear for holder and raiser, masked or absent for others. */
export interface CallDetail extends CallSummary {
  /** The activity at which it was raised, as far as the reader sees that. */
  activity?: { id: string; title: string; from: string };
  callback?: ContactParticulars;
  resident?: ResidentParticulars;
  /** The number it has at the hotline that handed it over. */
  reference?: string;
  /** Who asked the resident, when, and what for; of a call of before nobody wrote it down. */
  consent?: Consent;
  /** true where the particulars above are masked and may be revealed with a reason. */
  masked?: boolean;
  /** For its raiser, while somebody holds it: the holder's own telephone, where there is one. */
  holderPhone?: string;
  /** For its holder: the note it was handed over with. */
  handover?: { from: Holder; at: string; note: string; broken?: true };
  /** The sentence it was closed with: what its community and the resident read first. Empty: it cannot be read. */
  closingNote?: string;
  /** What is to be done after its closing, and what was; for its holder and the coordinators. */
  followUps?: FollowUp[];
}

/** How many calls a filter means. */
export interface CallCount {
  total: number;
  /** There are more than were counted. */
  more: boolean;
}
