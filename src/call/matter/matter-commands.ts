/** Commands on the calls of one matter: each is decided on by itself, and all of them are written together. */
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { isUnheldState } from '../../protocol/calls/open-states.js';
import { ringFreedOfficers } from '../decide/ring-freed-officers.js';
import { isGuarded } from '../call-visibility.js';
import type { CallDecision, DecisionContext } from '../call-decision.js';
import type { DeskPort } from '../decide/desk-port.js';
import type { Call } from '../call-state.js';
import type { CallRow } from '../call.entity.js';
import {
  merge,
  part,
  partsOf,
  planMerge,
  planParting,
  requireParter,
  type MergePlan,
} from './matter-rules.js';

/** The keyed index of each beneficiary's telephone, of those that have one. */
export type ResidentKeys = (callIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;

/** Who called from the same telephone is one; whoever left none is somebody else. */
async function residentsOf(keysOf: ResidentKeys, calls: readonly { id: string }[]): Promise<number> {
  const keys = await keysOf(calls.map(({ id }) => id));
  return new Set(calls.map(({ id }) => keys.get(id) ?? id)).size;
}

interface Written {
  before: Call;
  decision: CallDecision;
}
type Decide = (decision: CallDecision, known: DecisionContext, id: string) => void;

async function writeEach(port: DeskPort, ids: readonly string[], decide: Decide): Promise<Written[]> {
  const written: Written[] = [];
  for (const id of ids) {
    const before = await port.load(id);
    const decision = port.decisionOn(before);
    decide(decision, await port.known(before.line), id);
    await port.save(before, decision);
    written.push({ before, decision });
  }
  return written;
}
/** Only when all are written may whoever they set free be rung for one of them. */
async function ringFreed(port: DeskPort, written: readonly Written[]): Promise<void> {
  for (const { before, decision } of written)
    await ringFreedOfficers(port, before, decision.call, decision.facts);
}
/** Those that can be read: a neighbour's call that cannot keeps nobody from what they do with their own. */
async function readable(port: DeskPort, ids: readonly string[]): Promise<Call[]> {
  const calls: Call[] = [];
  for (const id of ids) {
    try {
      calls.push(await port.load(id));
    } catch (error) {
      port.passOver(id, error);
    }
  }
  return calls;
}

/** @throws Refusal where they may not be merged, or not by this actor */
export async function mergeCalls(
  port: DeskPort,
  actor: Actor,
  { callId, into, now, keysOf }: { callId: string; into: string; now: number; keysOf: ResidentKeys },
): Promise<void> {
  const call = await port.load(callId);
  const target = await port.load(into);
  const { person } = await port.known(call.line);
  const plan = planMerge(call.line, target.line, actor, now, person);
  if (plan) await writeMerge(port, actor.id, plan, keysOf);
}

async function writeMerge(
  port: DeskPort,
  actorId: string,
  plan: MergePlan,
  keysOf: ResidentKeys,
): Promise<void> {
  const matter = { ...plan, calls: [...plan.calls], residents: await residentsOf(keysOf, plan.calls) };
  const ids = plan.calls.map(({ id }) => id);
  await ringFreed(
    port,
    await writeEach(port, ids, (decision, known) => merge(decision, known, actorId, matter)),
  );
}

/** @throws Refusal where it is in no matter, or this actor may not part it */
export async function partCall(
  port: DeskPort,
  actor: Actor,
  { callId, reason, keysOf }: { callId: string; reason: string; keysOf: ResidentKeys },
): Promise<void> {
  const { line } = await port.load(callId);
  const others = partsOf(line).flatMap(({ id }) => (id === callId ? [] : [id]));
  requireParter(
    line,
    (await readable(port, others)).map((other) => other.line),
    actor,
  );
  if (line.matterId === null) {
    if (line.ringing.partedBy === actor.id) return;
    refuse('matter_none');
  }
  await writeParting(port, actor.id, line, keysOf, reason);
}

async function writeParting(
  port: DeskPort,
  actorId: string,
  line: Readonly<CallRow>,
  keysOf: ResidentKeys,
  reason?: string,
): Promise<void> {
  const { after, apart } = planParting(line);
  const counted = new Map<string, number>();
  for (const matter of after.values())
    if (matter && !counted.has(matter.lead))
      counted.set(matter.lead, await residentsOf(keysOf, matter.calls));
  const ids = (await readable(port, [...after.keys()])).map((call) => call.line.id);
  const written = await writeEach(port, ids, (decision, known, id) => {
    const matter = after.get(id) ?? null;
    part(decision, known, actorId, matter && { ...matter, residents: counted.get(matter.lead)! }, {
      apart: apart.has(id),
      // Whoever finds that what they hold is to be guarded goes on with it.
      kept: reason === undefined && id === line.id && line.holderId === actorId,
      reason,
    });
  });
  await ringFreed(port, written);
}

/** What was taken back, and what nobody else may know of any longer, is in no matter. */
export async function leaveMatterWhereApart(
  port: DeskPort,
  actorId: string,
  { line }: Call,
  keysOf: ResidentKeys,
): Promise<void> {
  if (line.matterId !== null && (line.state === 'cancelled' || isGuarded(line)))
    await writeParting(port, actorId, line, keysOf);
}

/**
 * An officer's answer to a ring. Who has taken the call so takes the others of its matter that nobody holds, before
 * anybody is rung for these.
 */
export async function acceptWithMatter<S extends DeskPort>(
  port: S,
  actorId: string,
  callId: string,
  accept: (decision: CallDecision, known: DecisionContext, port: S) => void | Promise<void>,
): Promise<Call> {
  const before = await port.load(callId);
  const decision = port.decisionOn(before);
  await accept(decision, await port.known(before.line), port);
  const after = await port.save(before, decision);
  await ringFreed(port, [{ before, decision }, ...(await takeRest(port, actorId, after))]);
  return after;
}

async function takeRest(port: DeskPort, actorId: string, { line }: Call): Promise<Written[]> {
  const { matter } = line.ringing;
  if (!matter || line.state !== 'active' || line.holderId === null) return [];
  const { lead, calls, residents } = matter;
  const others = calls.flatMap(({ id }) => (id === line.id ? [] : [id]));
  const unheld = (await readable(port, others)).filter((other) => isUnheldState(other.line.state));
  const ids = unheld.map((other) => other.line.id);
  return writeEach(port, ids, (decision, known) =>
    merge(decision, known, actorId, { lead, calls, residents, taker: line.holderId }),
  );
}
