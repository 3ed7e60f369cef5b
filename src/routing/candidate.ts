/** Whom a step may ring, and the reasons for which it passes somebody over. Pure. */

export interface Candidate {
  id: string;
  departmentId: string | null;
  skills: readonly string[];
  paused: boolean;
  /** Signing off: handing over what they hold, and rung for nothing new. */
  leaving?: true;
  /** A page of theirs was seen within 15 s. */
  live: boolean;
  /** Active calls held. */
  held: number;
  /** Milliseconds; null: never. */
  lastRungAt: number | null;
  /** Rings of calls that have waited, alive now. */
  busy: number;
}

export const PASSED_OVER_REASONS = [
  'off_duty',
  'recused',
  'paused',
  'declined',
  'at_limit',
  'busy',
  'asleep',
  'ringing',
  'rung_before',
  'not_liaison',
  'not_last_handler',
  'not_last_of_community',
  'not_skilled',
  'not_department',
  'not_named',
  'not_leader',
  'not_coordinator',
  'not_rostered',
  'not_just_free',
  'ranked_lower',
  'holder',
] as const;
export type PassedOverReason = (typeof PASSED_OVER_REASONS)[number];
export type PassedOver = Partial<Record<PassedOverReason, string[]>>;
