/** What commands act on: the desk's transaction, or the simulation's in memory. */
import type { CallRow } from '../call.entity.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import type { Call } from '../call-state.js';

export interface DeskPort {
  /** Ids of the unit's waiting calls, oldest first. */
  waitingCalls(): Promise<readonly string[]>;
  /** Ids of the unit's emergencies that nobody holds, ringing or waiting, oldest first. */
  emergencies(): Promise<readonly string[]>;
  /** @throws Refusal `call_not_found` */
  load(callId: string): Promise<Call>;
  /** What a decision on this call may know beside it. */
  known(line: Readonly<CallRow>): Promise<DecisionContext>;
  decisionOn(call: Call): CallDecision;
  /** Writes what the decision added, if anything. */
  save(before: Call | null, decision: CallDecision): Promise<Call>;
  /**
   * Another call than the command's own could not be read or decided on: it keeps nobody from what they do.
   * @throws the error, where it is not that call's
   */
  passOver(callId: string, error: unknown): void;
}
