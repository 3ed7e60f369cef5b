/** The commands that the history gives, bound by the demo's start to the desk itself. */
import type { ClosePayload, FollowedUpPayload, RaisePayload } from '../../protocol/events/call-payloads.js';
import type { PauseReason } from '../../protocol/codes.js';

export interface DemoCommands {
  dutyStart(officerId: string): Promise<void>;
  /** Calls still held are knowingly kept. */
  dutyEnd(officerId: string): Promise<void>;
  /** `until` in milliseconds; the clock ends the pause. */
  dutyPause(officerId: string, reason: PauseReason, until: number): Promise<void>;
  /** Answers the call's id. */
  raise(workerId: string, payload: RaisePayload): Promise<string>;
  /** The officers being rung for the call at this moment. */
  ringing(callId: string): Promise<string[]>;
  accept(officerId: string, callId: string): Promise<void>;
  decline(officerId: string, callId: string, reason: string): Promise<void>;
  message(personId: string, callId: string, clientMessageId: string, text: string): Promise<void>;
  contact(officerId: string, callId: string): Promise<void>;
  /** Its clocks stand still, waiting for an outside body. */
  hold(officerId: string, callId: string, note: string): Promise<void>;
  close(officerId: string, payload: ClosePayload): Promise<void>;
  /** What was to be done after the closing is recorded as done. */
  followedUp(officerId: string, payload: FollowedUpPayload): Promise<void>;
  rate(workerId: string, callId: string, rating: number): Promise<void>;
  reopen(workerId: string, callId: string, reason: string): Promise<void>;
  cancel(workerId: string, callId: string): Promise<void>;
}
