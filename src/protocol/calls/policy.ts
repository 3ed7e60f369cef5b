/** Escalation policies as they travel and as they are kept: who is rung, how, for how long, and who is next. */
import type { Holder, Named } from '../answers.js';
import type { Urgency } from '../codes.js';

/**
 * liaison: the community's liaison officer · last_handler: who handled this beneficiary last · last_of_community: who
 * handled this community's last call · skilled: those with a skill · department, people: as named · leader: the duty
 * leader by the roster · coordinators: those of them who are officers on duty, and all are told · roster: whose shift
 * it is · best: the best-placed on duty · all: everybody on duty at once, but for those who declined
 */
export const STEP_KINDS = [
  'liaison',
  'last_handler',
  'last_of_community',
  'skilled',
  'department',
  'people',
  'leader',
  'coordinators',
  'roster',
  'best',
  'all',
] as const;
/** Each of the next best-placed is rung so long, unless the policy says otherwise; also what a new step begins with. */
export const NEXT_BEST_SECONDS = 25;
export type StepKind = (typeof STEP_KINDS)[number];
/** Of several people: at once, or the best-placed of those who were not rung yet. */
export const GROUP_KINDS: readonly StepKind[] = [
  'skilled',
  'department',
  'people',
  'leader',
  'coordinators',
  'roster',
];
/** What `GET` and `PUT /api/policy` speak of. */
export const PLAIN_STEP_KINDS = ['liaison', 'best', 'all'] as const satisfies readonly StepKind[];

/** Why a step passes somebody over, in the order in which a page says it. */
export const PASSED_OVER_REASONS = [
  'not_liaison',
  'not_department',
  'not_last_handler',
  'not_last_of_community',
  'not_skilled',
  'not_named',
  'not_leader',
  'not_coordinator',
  'not_rostered',
  'not_just_free',
  'recused',
  'paused',
  'declined',
  'at_limit',
  'busy',
  'asleep',
  'ringing',
  'rung_before',
  'ranked_lower',
  'off_duty',
  'holder',
] as const;
export type PassedOverReason = (typeof PASSED_OVER_REASONS)[number];
/** Who was not rung, by why. */
export type PassedOver = Partial<Record<PassedOverReason, string[]>>;

export interface PolicyStep {
  ring: StepKind;
  seconds: number;
  /** A group is rung at once rather than one by one. */
  together?: boolean;
  /** How often the step is repeated; one by one, so many people. Frozen steps do not have it. */
  times?: number;
  /** skilled: a category; absent, the call's own. */
  skill?: string;
  departmentId?: string;
  people?: string[];
  /** last_handler, last_of_community: answered within so many days. */
  withinDays?: number;
}
export const DEFAULT_WITHIN_DAYS = 90;

/** A policy as it was when the call was raised, its repeats written out. */
export interface EscalationPolicy {
  steps: PolicyStep[];
  /** Seconds after which a waiting call is rung again with the whole ladder. */
  retrySeconds: number;
  /** Officers who hold this many calls are not rung. */
  heldLimit: number;
  /** Absent: the one that ships. */
  name?: string;
  /** After hours the first ring is booked for the next opening. */
  book?: true;
  /** How long it may be without a holder until it has an owner of last resort: the first of these coordinators, or any. */
  promise?: { seconds: number; owners: string[] };
}

export const POLICY_WHENS = ['any', 'in_hours', 'after_hours'] as const;
export interface PolicyMatch {
  categories?: string[];
  urgencies?: Urgency[];
  when: (typeof POLICY_WHENS)[number];
}
/** ring: the steps as written · book: the first ring is at the next opening, and the caller is told so at once. */
export const AFTER_HOURS = ['ring', 'book'] as const;
export type AfterHours = (typeof AFTER_HOURS)[number];

/** The first that matches a call counts; the last one matches every call. */
export interface Policy {
  id: string;
  name: string;
  match: PolicyMatch;
  steps: PolicyStep[];
  afterHours: AfterHours;
  /** No call is without a holder longer than this, but it has an owner of last resort; in hours, and after them. */
  promiseSeconds: number;
  afterPromiseSeconds: number;
  /** Coordinators, in order; empty: all of the unit. */
  owners: string[];
}
export interface PoliciesView {
  items: Policy[];
  /** An emergency that no policy names is rung like this. */
  emergencySteps: PolicyStep[];
  /** Whom steps and owners may name. */
  people: (Holder & { departmentId: string | null; coordinates: boolean; officer: boolean })[];
  departments: Named[];
  tag: string;
}
/** A step that can ring nobody as things are. `policy` and `step` count from 0. */
export interface PolicyWarning {
  policy: number;
  step: number;
  text: string;
}

/** Somebody, and in a sentence why they are rung, or why not. */
export interface PersonWhy {
  person: Holder;
  why: string;
}
export interface StepWhy {
  /** Counts from 1, as the step of a ring does. */
  step: number;
  /** What the step says; absent where no policy chose. */
  asks?: PolicyStep;
  rung: PersonWhy[];
  passed: PersonWhy[];
}
export interface PolicyPreview {
  policy: { id: string; name: string };
  /** Why this policy and none before it, in sentences. */
  because: string[];
  /** The steps are not climbed now: its first ring is then. */
  bookedAt?: string;
  promiseSeconds: number;
  owners: Named[];
  steps: StepWhy[];
}

/** One ring, or one try that could ring nobody, explained from the journal. */
export interface RingWhy {
  seq: number;
  at: string;
  /** What made it ring, in a sentence. */
  cause: string;
  /** Skipped steps first; the last is the one that rang. */
  steps: StepWhy[];
  /** Routing, run again on the facts kept with it, chose the same people; absent where a hand chose. */
  same?: boolean;
}
export interface CallWhy {
  callId: string;
  number: string;
  policy: string;
  items: RingWhy[];
  recused: { person: Holder; reason?: string; broken?: true }[];
  /** Part of the journal, or the order of calling, cannot be read: what is told is not all. */
  broken?: true;
}
