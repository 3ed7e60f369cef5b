/** Who is on duty. */
import type { Holder, Named } from '../answers.js';
import type { PauseReason } from '../codes.js';

export interface DutyState {
  onDuty: boolean;
  paused?: { reason: PauseReason; until?: string };
  since?: string;
  minutesToday: number;
  /** Signing off: until then others may take what is handed over. */
  endingAt?: string;
  handover?: {
    /** Nobody took what is open: keep it, or leave it to a coordinator, by `endingAt`. */
    asked: boolean;
    calls: { callId: string; state: 'ringing' | 'kept' | 'open' }[];
  };
}

/** Who is to take over: the next shift's people who are on duty, else the best-placed. */
export interface NextOnDuty {
  officer: Holder;
  department: Named | null;
  held: number;
  why: 'next_shift' | 'best_placed';
  shift?: { name: string; from: string };
}

export interface OfficerOnDuty {
  officer: Holder;
  department: Named | null;
  onDuty: boolean;
  paused?: { reason: PauseReason; until?: string };
  since?: string;
  /** Handing over and signing off. */
  leaving?: true;
  live: boolean;
  held: number;
  ringing: number;
}
