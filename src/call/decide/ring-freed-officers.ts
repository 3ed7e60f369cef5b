/** Calls that wait, oldest first, and danger; and the officers who can now be rung for them. */
import { ringForWaitingCall } from './ring-waiting.js';
import { ringForEmergency, type Availability } from './emergency-rings.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import type { DeskPort } from './desk-port.js';
import type { Call } from '../call-state.js';
import type { Fact } from '../facts.js';

/**
 * Rings the officer for the oldest waiting call of the unit that may ring them, and for every emergency.
 * @param justAble they could not be rung before: signed on, resumed, a page is back, fell under the limit
 */
export async function ringOfficerForWaitingCalls(
  port: DeskPort,
  officerId: string,
  justAble: boolean,
): Promise<void> {
  await ringForOldest(port, officerId, justAble);
  await ringForEmergencies(port, [officerId], justAble ? 'fresh' : 'quiet');
}

async function ringForOldest(port: DeskPort, officerId: string, justAble: boolean): Promise<void> {
  let over = false;
  for (const id of await port.waitingCalls()) {
    const rang = await beside(port, id, (decision, known) => {
      const officer = known.candidates.find((c) => c.id === officerId);
      over = !officer || officer.busy > 0 || officer.paused;
      return !over && ringForWaitingCall(decision, known, officerId, justAble);
    });
    if (rang || over) return;
  }
}

async function ringForEmergencies(
  port: DeskPort,
  officers: readonly string[],
  how: Availability,
  but?: string,
): Promise<void> {
  for (const id of await port.emergencies()) {
    if (id === but) continue;
    await beside(port, id, (decision, known) => {
      ringForEmergency(decision, known, officers, how);
      return true;
    });
  }
}

/**
 * A decision on another call than the command's own, written where it says so. One call that cannot be read would else
 * keep every officer of the unit from accepting, declining and signing on, and every ring from lapsing.
 * @returns whether it was written
 */
async function beside(
  port: DeskPort,
  callId: string,
  decide: (decision: CallDecision, known: DecisionContext) => boolean,
): Promise<boolean> {
  let before: Call;
  let decision: CallDecision;
  try {
    before = await port.load(callId);
    decision = port.decisionOn(before);
    if (!decide(decision, await port.known(before.line))) return false;
  } catch (error) {
    port.passOver(callId, error);
    return false;
  }
  await port.save(before, decision);
  return true;
}

/** Officers whose ring ended, or who hold one call less, may be rung for the next one, and are for danger. */
export async function ringFreedOfficers(
  port: DeskPort,
  before: Call,
  after: Call,
  facts: readonly Fact[],
): Promise<void> {
  const ended = before.rings.filter((r) => !after.rings.some((a) => a.id === r.id));
  if (before.line.ringing.waited) for (const r of ended) await ringForOldest(port, r.officerId, false);
  if (ended.length) {
    const silent = before.line.urgency === 'emergency' && facts.some((f) => f.deed === 'lapsed');
    const officers = ended.map((r) => r.officerId);
    await ringForEmergencies(port, officers, silent ? 'quiet' : 'freed', after.line.id);
  }
  const gave = before.line.holderId;
  const lost =
    gave !== null &&
    before.line.state === 'active' &&
    (after.line.state !== 'active' || after.line.holderId !== gave);
  if (gave === null || !lost) return;
  const officer = (await port.known(after.line)).candidates.find((c) => c.id === gave);
  if (!officer) return;
  await ringOfficerForWaitingCalls(port, gave, officer.held + 1 === after.line.policy.heldLimit);
}
