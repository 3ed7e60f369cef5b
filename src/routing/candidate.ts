/** Whom a step may ring. Pure. */
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
