/** Which calls may become one matter, by whom, who then holds them, and how they part again. Pure. */
import type { Actor } from '../../kernel/actor.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { MATTER_LIMITS } from '../../protocol/residents/matters.js';
import { DAY } from '../../protocol/time/durations.js';
import type { Holder } from '../../protocol/answers.js';
import { startContactClock, resumeClocksIfPaused } from '../clocks/clock-commands.js';
import { isUncontacted } from '../clocks/call-clocks.js';
import { climbAgain } from '../decide/ladder.js';
import { mayHaveInterest, relationsOf, requireRelation } from '../call-relation.js';
import { isGuarded } from '../call-visibility.js';
import { isOpen, ringRefs } from '../call-state.js';
import { isUnheldState } from '../../protocol/calls/open-states.js';
import type { CallRow } from '../call.entity.js';
import type { CallDecision, DecisionContext } from '../call-decision.js';
import type { MatterOfCalls, MatterPart } from './matter-book.js';

type Line = Readonly<CallRow>;

/** The parts of a call's matter; of one that is in none, itself alone. */
export const partsOf = ({ id, ringing }: Line): readonly MatterPart[] =>
  ringing.matter?.calls ?? [{ id, came: id, by: null }];
const leadOf = ({ id, matterId }: Line): string => matterId ?? id;

const holds = (line: Line, actor: Actor) =>
  line.state === 'active' && relationsOf(line, actor).includes('holder');
const coordinates = (line: Line, actor: Actor) => relationsOf(line, actor).includes('coordination');

/**
 * A coordinator of the unit, or the officer who holds one of the two; the other is then theirs too, held by nobody, or
 * closed. What they may not know of is not found.
 */
function requireMerger(call: Line, into: Line, actor: Actor, person: (id: string) => Holder): void {
  if (call.unitId !== into.unitId) refuse('call_not_found');
  if (coordinates(call, actor)) return;
  const [own, other] = holds(call, actor) ? [call, into] : [into, call];
  if (!holds(own, actor)) {
    requireRelation(call, actor, 'coordination');
    return;
  }
  if (holds(other, actor)) return;
  if (other.drill || isGuarded(other) || mayHaveInterest(other, actor)) refuse('call_not_found');
  if (other.state === 'active') refuse('matter_held', { holder: person(other.holderId!) });
}

/** Whether a call can be part of a matter at all. */
function requireFit(line: Line, now: number): void {
  if (line.drill) refuse('matter_drill');
  if (isGuarded(line)) refuse('matter_guarded');
  if (line.state === 'cancelled') refuse('call_ended');
  if (line.closedAt !== null && line.closedAt < now - MATTER_LIMITS.closedDays * DAY)
    refuse('matter_too_old');
}
export interface MergePlan {
  lead: string;
  calls: readonly MatterPart[];
  /** Who takes what nobody holds; null where none of the two has a holder. */
  taker: string | null;
}

/**
 * The call, with those it leads, joins the matter that the other is of: a matter in a matter is one. Null where the
 * same person did just this before.
 * @throws Refusal where they may not, or the calls cannot
 */
export function planMerge(
  call: Line,
  into: Line,
  actor: Actor,
  now: number,
  person: (id: string) => Holder,
): MergePlan | null {
  if (call.id === into.id) refuse('matter_itself', { fields: { into: 'field_invalid' } });
  requireMerger(call, into, actor, person);
  const lead = leadOf(into);
  if (call.matterId !== null && call.matterId === into.matterId) {
    const own = partsOf(call).find((part) => part.id === call.id);
    if (call.id !== lead && own?.by === actor.id) return null;
    refuse('matter_already');
  }
  requireFit(call, now);
  requireFit(into, now);
  if (call.matterId !== null && call.matterId !== call.id) refuse('matter_elsewhere');
  const joins = partsOf(call).map(({ id }) => ({ id, came: call.id, by: actor.id }));
  // Ids sort by the time they were made at.
  const calls = [...partsOf(into), ...joins].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (calls.length > MATTER_LIMITS.calls) refuse('matter_full');
  const holder = [into, call].find((line) => line.state === 'active')?.holderId;
  return { lead, calls, taker: holder ?? null };
}

/** Whether they may make the two one matter, for who offers it. */
export const mayMerge = (call: Line, into: Line, actor: Actor, now: number): boolean =>
  isAllowed(() => planMerge(call, into, actor, now, (id) => ({ id, name: '' })));
/** Whether they may part it from the others of its matter, for who offers it. */
export const mayPart = (call: Line, all: readonly Line[], actor: Actor): boolean =>
  isAllowed(() => requireParter(call, all, actor));
function isAllowed(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/**
 * Who holds one call takes another themselves; by somebody else's hand it goes to who could be rung for it, and rings on
 * where its holder went home, signs off or pauses: nobody would come.
 */
const canTake = ({ candidates }: DecisionContext, taker: string, actorId: string): boolean =>
  taker === actorId || candidates.some(({ id, paused }) => id === taker && !paused);

/** One call of the matter as it becomes: whoever holds the matter takes it where nobody does. */
export function merge(
  decision: CallDecision,
  known: DecisionContext,
  actorId: string,
  { taker, ...matter }: MatterOfCalls & { taker: string | null },
): void {
  const { line, rings } = decision.call;
  const takes =
    taker !== null &&
    isUnheldState(line.state) &&
    !mayHaveInterest(line, { id: taker }) &&
    canTake(known, taker, actorId);
  decision.add(
    'merged',
    {
      ...matter,
      calls: [...matter.calls],
      ...(takes && { officer: taker, withdrew: ringRefs(rings), ...startContactClock(decision, known) }),
    },
    actorId,
  );
}

/** A coordinator, or who holds it or another of its matter. */
export function requireParter(call: Line, others: readonly Line[], actor: Actor): void {
  if (coordinates(call, actor) || holds(call, actor)) return;
  if (call.unitId === actor.unitId && others.some((line) => holds(line, actor))) return;
  requireRelation(call, actor, 'coordination');
}

export interface PartPlan {
  /** What each of the calls is of afterwards; null: of no matter. */
  after: ReadonlyMap<string, { lead: string; calls: MatterPart[] } | null>;
  /** The calls that are in no matter any longer, or in another. */
  apart: ReadonlySet<string>;
}

/** The call leaves its matter, with those that came with it; who stays alone is in none. */
export function planParting(call: Line): PartPlan {
  const all = partsOf(call);
  const leaves = (part: MatterPart) => part.id === call.id || part.came === call.id;
  const left = all.filter(leaves).map((part) => ({ ...part, came: part.id }));
  const stays = all.filter((part) => !leaves(part));
  const of = (calls: MatterPart[], lead: string) => (calls.length > 1 ? { lead, calls } : null);
  const former = leadOf(call);
  const stay = of(stays, stays.some(({ id }) => id === former) ? former : (stays[0]?.id ?? former));
  const go = of(left, call.id);
  const apart = [...left, ...(stay ? [] : stays)].map(({ id }) => id);
  return {
    after: new Map([
      ...stays.map(({ id }) => [id, stay] as const),
      ...left.map(({ id }) => [id, go] as const),
    ]),
    apart: new Set(apart),
  };
}

/**
 * One call of the matter as it becomes. What was taken with the merge is given back and rings as before, unless its
 * resident was reached since: then who speaks with them goes on.
 * @param kept its holder did what parts it, and goes on with it
 */
export function part(
  decision: CallDecision,
  known: DecisionContext,
  actorId: string,
  matter: MatterOfCalls | null,
  { apart, kept, reason }: { apart: boolean; kept?: boolean; reason?: string | undefined },
): void {
  const { line, rings } = decision.call;
  const took = line.ringing.matter?.took;
  // What they are handing over already goes to whoever takes it.
  const holds = took !== undefined && isOpen(line) && line.holderId === took && !rings.length;
  const back = apart && !kept && holds && isUncontacted(line);
  if (back) resumeClocksIfPaused(decision, known);
  decision.add(
    'unmerged',
    {
      lead: matter?.lead ?? null,
      calls: matter?.calls ?? [],
      residents: matter?.residents ?? 0,
      ...(back && { back: true as const }),
    },
    actorId,
    reason,
  );
  if (back) climbAgain(decision, known);
}
