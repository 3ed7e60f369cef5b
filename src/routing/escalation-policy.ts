/** Escalation policies as data: who is rung, how long, and who is next. Frozen onto a call when it is raised. */
import type { PolicyStep } from '../protocol/calls/policy.js';

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
