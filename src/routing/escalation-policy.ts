/** Escalation policies as data: who is rung, how long, and who is next. Frozen onto a call when it is raised. */
import { NEXT_BEST_SECONDS, type PolicyStep } from '../protocol/calls/policy.js';

/** One person at a time from the nearest outwards, then everybody. */
export const DEFAULT_STEPS: PolicyStep[] = [
  { ring: 'liaison', seconds: 20 },
  { ring: 'best', seconds: NEXT_BEST_SECONDS },
  { ring: 'best', seconds: NEXT_BEST_SECONDS },
  { ring: 'best', seconds: NEXT_BEST_SECONDS },
  { ring: 'all', seconds: 60 },
];
/** Danger does not wait its turn: all on duty are rung at once. */
export const EMERGENCY_SECONDS = 60;
export const EMERGENCY_STEPS: PolicyStep[] = [{ ring: 'all', seconds: EMERGENCY_SECONDS }];

/** A ring by a coordinator's hand, and each ring of a transfer. */
export const ASSIGNED_RING_SECONDS = 60;
/** One officer rung for a call that waits. */
export const WAITING_RING_SECONDS = 25;
/** A reopened call rings its last holder first. */
export const LAST_HOLDER_SECONDS = 20;
