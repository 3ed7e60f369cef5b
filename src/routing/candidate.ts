/** Whom a step may ring, and the reasons for which it passes somebody over. Pure. */
import type { PassedOverReason } from '../protocol/calls/policy.js';

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

export type PassedOver = Partial<Record<PassedOverReason, string[]>>;
