/** Calls that wait, oldest first, and danger; and the officers who can now be rung for them. */
import { ringAgain } from './again.js';
import type { CallRow } from '../call.entities.js';
import { ringForDanger, type Becoming } from './danger.js';
import type { Known, Script } from '../script.js';
import type { Call } from '../state.js';
import type { Written } from '../facts.js';

/** What deeds play on: the desk's scene, or the simulation's in memory. */
export interface Stage {
  /** Ids of the unit's waiting calls, oldest first. */
  waitingCalls(): Promise<readonly string[]>;
  /** Ids of the unit's emergencies that nobody holds, ringing or waiting, oldest first. */
  emergencies(): Promise<readonly string[]>;
  /** @throws Refusal `call_not_found` */
  load(callId: string): Promise<Call>;
  /** What a decision on this call may know beside it. */
  known(line: Readonly<CallRow>): Promise<Known>;
  script(call: Call): Script;
  /** Writes what the script added, if anything. */
  save(before: Call | null, script: Script): Promise<Call>;
  /**
   * Another call than the deed's own could not be read or decided on: it keeps nobody from what they do.
   * @throws the error, where it is not that call's
   */
  passOver(callId: string, error: unknown): void;
}

/** A deed on one call, and whoever it set free rung for one that waits. The decision may throw a refusal; nothing is written then. */
export async function act<S extends Stage>(
  stage: S,
  callId: string,
  decide: (script: Script, known: Known, stage: S) => void | Promise<void>,
): Promise<Call> {
  const before = await stage.load(callId);
  const script = stage.script(before);
  await decide(script, await stage.known(before.line), stage);
  const after = await stage.save(before, script);
  await ringWhoIsFreeNow(stage, before, after, script.facts);
  return after;
}

/**
 * Rings the officer for the oldest waiting call of the unit that may ring them, and for every emergency.
 * @param justAble they could not be rung before: signed on, resumed, a page is back, fell under the limit
 */
export async function ringForWaiting(stage: Stage, officerId: string, justAble: boolean): Promise<void> {
  await ringForOldest(stage, officerId, justAble);
  await ringForEmergencies(stage, [officerId], justAble ? 'fresh' : 'quiet');
}

async function ringForOldest(stage: Stage, officerId: string, justAble: boolean): Promise<void> {
  let over = false;
  for (const id of await stage.waitingCalls()) {
    const rang = await beside(stage, id, (script, known) => {
      const officer = known.candidates.find((c) => c.id === officerId);
      over = !officer || officer.busy > 0 || officer.paused;
      return !over && ringAgain(script, known, officerId, justAble);
    });
    if (rang || over) return;
  }
}

async function ringForEmergencies(
  stage: Stage,
  officers: readonly string[],
  how: Becoming,
  but?: string,
): Promise<void> {
  for (const id of await stage.emergencies()) {
    if (id === but) continue;
    await beside(stage, id, (script, known) => {
      ringForDanger(script, known, officers, how);
      return true;
    });
  }
}

/**
 * A decision on another call than the deed's own, written where it says so. One call that cannot be read would else
 * keep every officer of the unit from accepting, declining and signing on, and every ring from lapsing.
 * @returns whether it was written
 */
async function beside(
  stage: Stage,
  callId: string,
  decide: (script: Script, known: Known) => boolean,
): Promise<boolean> {
  let before: Call;
  let script: Script;
  try {
    before = await stage.load(callId);
    script = stage.script(before);
    if (!decide(script, await stage.known(before.line))) return false;
  } catch (error) {
    stage.passOver(callId, error);
    return false;
  }
  await stage.save(before, script);
  return true;
}

/** Officers whose ring ended, or who hold one call less, may be rung for the next one, and are for danger. */
export async function ringWhoIsFreeNow(
  stage: Stage,
  before: Call,
  after: Call,
  facts: readonly Written[],
): Promise<void> {
  const ended = before.rings.filter((r) => !after.rings.some((a) => a.id === r.id));
  if (before.line.ringing.waited) for (const r of ended) await ringForOldest(stage, r.officerId, false);
  if (ended.length) {
    const silent = before.line.urgency === 'emergency' && facts.some((f) => f.deed === 'lapsed');
    const officers = ended.map((r) => r.officerId);
    await ringForEmergencies(stage, officers, silent ? 'quiet' : 'freed', after.line.id);
  }
  const gave = before.line.holderId;
  const lost =
    gave !== null &&
    before.line.state === 'active' &&
    (after.line.state !== 'active' || after.line.holderId !== gave);
  if (gave === null || !lost) return;
  const officer = (await stage.known(after.line)).candidates.find((c) => c.id === gave);
  if (!officer) return;
  await ringForWaiting(stage, gave, officer.held + 1 === after.line.policy.heldLimit);
}
