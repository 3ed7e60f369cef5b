/** Escalation policies as data: who is rung, how long, and who is next. Frozen onto a call when it is raised. */
import type { PolicyStep } from '../protocol/calls/policy.js';

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

/** One person at a time from the nearest outwards, then everybody. */
export const DEFAULT_STEPS: PolicyStep[] = [
  { ring: 'liaison', seconds: 20 },
  { ring: 'best', seconds: 25 },
  { ring: 'best', seconds: 25 },
  { ring: 'best', seconds: 25 },
  { ring: 'all', seconds: 60 },
];
/** Danger does not wait its turn: all on duty are rung at once. */
export const EMERGENCY_STEPS: PolicyStep[] = [{ ring: 'all', seconds: 60 }];

/** A ring by a coordinator's hand, and each ring of a transfer. */
export const ASSIGNED_RING_SECONDS = 60;
/** A reopened call rings its last holder first. */
export const LAST_HOLDER_SECONDS = 20;
