/** What is said of being on duty, and of the calls that one hands over. */
import type { CallPayload } from './call-payloads.js';
import type { PauseReason } from '../codes.js';

export interface DutyEndPayload {
  keep?: boolean;
}

export interface DutyPausePayload {
  reason: PauseReason;
  until?: string;
}

/** What becomes of one held call at the end of a shift: exactly one of these. */
export interface HandoverChoice extends CallPayload {
  officerId?: string;
  departmentId?: string;
  /** Knowingly kept. */
  keep?: boolean;
  /** For a coordinator to assign. */
  coordinator?: boolean;
  /** Instead of the note for all. */
  note?: string;
}

export interface HandoverPayload {
  /** All that is held. */
  calls: HandoverChoice[];
  /** Required where something is handed over. */
  note?: string;
}
