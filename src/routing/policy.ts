/** Escalation policies as data: who is rung, how long, and who is next. Frozen onto a call when it is raised. */
export const STEP_KINDS = ['liaison', 'best', 'all'] as const;
/**
 * liaison: the community's liaison officer · best: the best-placed officer on duty, ranked when rung ·
 * all: everybody on duty at once, but for those who declined
 */
export type StepKind = (typeof STEP_KINDS)[number];
export interface PolicyStep {
  ring: StepKind;
  seconds: number;
}
export interface EscalationPolicy {
  steps: PolicyStep[];
  /** Seconds after which a waiting call is rung again with the whole ladder. */
  retrySeconds: number;
  /** Officers who hold this many calls are not rung. */
  heldLimit: number;
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
export const HAND_SECONDS = 60;
/** A reopened call rings its last holder first. */
export const LAST_HOLDER_SECONDS = 20;
