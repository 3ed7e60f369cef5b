/** How every command on a call goes: load, decide, save, then ring for what waits whoever it set free. */
import type { DecisionContext, CallDecision } from '../call-decision.js';
import type { Call } from '../call-state.js';
import type { DeskPort } from './desk-port.js';
import { ringFreedOfficers } from './ring-freed-officers.js';

/** A command on one call, and whoever it set free rung for one that waits. The decision may throw a refusal; nothing is written then. */
export async function runCommand<S extends DeskPort>(
  port: S,
  callId: string,
  decide: (decision: CallDecision, known: DecisionContext, port: S) => void | Promise<void>,
): Promise<Call> {
  const before = await port.load(callId);
  const decision = port.decisionOn(before);
  await decide(decision, await port.known(before.line), port);
  const after = await port.save(before, decision);
  await ringFreedOfficers(port, before, after, decision.facts);
  return after;
}
