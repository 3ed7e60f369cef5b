/** The page of a liaison officer (派驻副书记) and what it keeps, as both sides speak of it. Imports nothing but its like. */
import type { Holder, Named, ToldCount } from '../answers.js';
import type { CallSummary } from '../calls/call-summary.js';
import type { NearStage } from '../codes.js';
import { inLang, type Lang, type Word } from '../lang.js';

/** In characters. */
export const LIAISON_LIMITS = { text: 200, words: 2000, reason: 500 } as const;
/** So many promises, and so many visits, are settled at the end of one visit. */
export const MOST_SETTLED = 100;

/** What a measured visit, or one claimed afterwards, is called in the ledger: outreach with this activity. */
export const VISIT_ACTIVITY: Word = ['走访', 'Visit'];
/** What is no visit and has its name is called so in the ledger, and is counted as none. */
const NO_VISIT: Word = ['走访（普法活动）', 'Visit (outreach activity)'];
export const activityNamed = (title: string): string => NO_VISIT[VISIT_ACTIVITY.indexOf(title)] ?? title;
/** What a line says was done: a visit in the reader's language, whatever its officer's was. */
export const sayActivity = (activity: string, lang: Lang): string =>
  VISIT_ACTIVITY.includes(activity) ? inLang(VISIT_ACTIVITY, lang) : activity;

export const COMMITMENT_STATES = ['open', 'done', 'withdrawn'] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** Of a promise and of a visit that is waited for. */
interface Commitment {
  id: string;
  community: Named;
  /** In a list a resident's name in it is masked: 赵＊＊. */
  text: string;
  state: CommitmentState;
  late: boolean;
  callId?: string;
  /** The category of that call; absent of a guarded one. */
  category?: string;
  endedAt?: string;
  endedBy?: Holder;
  /** Why it was withdrawn. */
  reason?: string;
  /** Words of it are kept and cannot be read. */
  broken?: true;
}
/** What was promised in a community: it belongs to the posting, whoever made it. */
export interface CommunityPromise extends Commitment {
  dueAt: string;
  /** The whole of that local day is time enough. */
  wholeDay: boolean;
  promisedBy: Holder;
  promisedAt: string;
  /** How it was spoken of last. */
  stage?: NearStage;
}
/** Somebody waits to be visited (等走访). */
export interface WantedVisit extends Commitment {
  /** The local day by which, YYYY-MM-DD. */
  byDay: string;
  askedBy: Holder;
  askedAt: string;
}
/** With the resident's name in clear. */
export interface WantedVisitDetail extends WantedVisit {
  name?: string;
}

export interface PromisePayload {
  /** A UUID made by the client, so that a repeat on a bad line is known as one. */
  id: string;
  communityId: string;
  text: string;
  /** Whose name in the text lists mask. */
  name?: string;
  /** Exactly one of the two: an instant, or a local day. */
  dueAt?: string;
  dueDay?: string;
  callId?: string;
}
export type PromiseChange = Partial<Pick<PromisePayload, 'text' | 'name' | 'dueAt' | 'dueDay'>>;
export interface WantedVisitPayload {
  id: string;
  communityId: string;
  text: string;
  /** Who is to be visited. */
  name?: string;
  byDay: string;
  callId?: string;
}
export interface VisitBeginPayload {
  id: string;
  communityId: string;
}
export interface VisitEndPayload {
  id: string;
  /** How it went; seen by whoever is posted there. */
  words?: string;
  /** Promises that were kept with it. */
  kept?: string[];
  /** Visits that were waited for. */
  visited?: string[];
}

/** A visit that is being measured. */
export interface RunningVisit {
  id: string;
  community: Named;
  since: string;
  /** Forgotten, it ends by itself then. */
  closesAt: string;
}
/** A visit that has ended and of which nobody has said how it went. */
export interface UntoldVisit {
  id: string;
  community: Named;
  since: string;
  endedAt: string;
  /** Nobody ended it: it ended by itself, and its minutes are marked for the review. */
  forgotten?: true;
}
/** For so many days one's page asks how it went. */
export const UNTOLD_DAYS = 7;
export interface VisitState {
  serverTime: string;
  running?: RunningVisit;
  untold?: UntoldVisit;
  month: VisitMonth;
}
/** Visits of a local month that the ledger holds. */
export interface VisitMonth {
  /** YYYY-MM */
  month: string;
  visits: number;
  minutes: number;
}

/** An open call of one's communities: without words where somebody else holds it. */
export interface LiaisonCall extends Pick<
  CallSummary,
  | 'id'
  | 'number'
  | 'state'
  | 'urgency'
  | 'community'
  | 'raisedAt'
  | 'answerBy'
  | 'closeBy'
  | 'contactBy'
  | 'paused'
  | 'holder'
  | 'shows'
> {
  /** One holds it oneself. */
  mine: boolean;
  /** Absent of a guarded call that somebody else handles. */
  category?: string;
  summary?: string;
}
/** reopened: the community says it is not solved · returned: a reviewer gave it back · answered: somebody has answered what they were asked. */
export const CAME_BACK = ['reopened', 'returned', 'answered'] as const;
export type CameBackKind = (typeof CAME_BACK)[number];
/** What waits for one's word, until one writes or logs a contact. */
export interface CameBack {
  kind: CameBackKind;
  at: string;
  call: LiaisonCall;
  /** Who has answered. */
  from?: string;
}

/** A visit that is to follow a closed call (回访); recorded where every follow-up is, on the page of its call. */
export interface VisitFollowUp extends Pick<CallSummary, 'number' | 'community' | 'category'> {
  callId: string;
  dueAt: string;
  /** The day it was due on is over. */
  late: boolean;
  /** Who closed the call, and is reminded. */
  by: Holder;
  /** It is one's own to record. */
  mine: boolean;
}

/** What was said at the end of the last visit to a community, whoever made it. */
export interface LastVisit {
  at: string;
  by: Holder;
  words?: string;
  /** There are words, and they cannot be read. */
  broken?: true;
}
/** Where one is posted. */
export interface PostedCommunity extends Named {
  /** How many calls are open there. */
  open: number;
  lastVisit?: LastVisit;
}
export interface LiaisonView {
  serverTime: string;
  communities: PostedCommunity[];
  /** What is due first. */
  promised: CommunityPromise[];
  cameBack: CameBack[];
  toVisit: WantedVisit[];
  /** What is due first; of guarded calls one's own only. */
  followUps: VisitFollowUp[];
  /** Oldest first. */
  open: LiaisonCall[];
  running?: RunningVisit;
  untold?: UntoldVisit;
  month: VisitMonth;
}

export interface LiaisonMonth extends VisitMonth {
  community: Named;
  calls: { raised: ToldCount; closed: ToldCount; solved: ToldCount };
  /** Made and kept in the month, due in it and not kept in time, and open at its end, or now. */
  promises: { made: number; kept: number; late: number; open: number };
  /** In the reader's language. */
  sentence: string;
}
