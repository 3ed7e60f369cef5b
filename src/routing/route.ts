/**
 * Whom one step of the policy rings for a call, and why each other officer on duty is passed over.
 * Pure: the same question has the same answer, so a ring can be explained from the journal.
 */
import { GROUP_KINDS, type PolicyStep } from '../protocol/calls/policy.js';
import type { PassedOverReason } from '../protocol/calls/policy.js';
import type { PassedOver } from '../protocol/calls/policy.js';
import type { Candidate } from './candidate.js';
import { stepGroupOf, type RoutingGroups } from './step-groups.js';

export interface RoutingQuestion {
  category: string;
  now: number;
  /** Everybody on duty in the unit. */
  candidates: readonly Candidate[];
  liaisonId: string | undefined;
  groups: RoutingGroups;
  /** Interest declared: never rung for this call. */
  recused: ReadonlySet<string>;
  /** Declined in this climb: never rung in it again. */
  declinedNow: ReadonlySet<string>;
  /** Declined in an earlier climb: rung only when nobody else can be. */
  declinedBefore: ReadonlySet<string>;
  /** Rung in this climb already. */
  rung: ReadonlySet<string>;
  /** Being rung for this call now. */
  ringing: ReadonlySet<string>;
  heldLimit: number;
  /** The call has waited: an officer is rung for one such call at a time. */
  waited: boolean;
  /** The unit has a gateway that reaches those whose page is asleep. */
  gateway: boolean;
  /** Danger: rung beside the ring of another call that has waited. */
  beside?: boolean;
}
export interface Route {
  ring: string[];
  passed: PassedOver;
}

/** Why an officer on duty cannot be rung for this call at all, whatever the step; null where they can. */
function hindrance(c: Candidate, q: RoutingQuestion): PassedOverReason | null {
  if (q.recused.has(c.id)) return 'recused';
  if (c.paused) return 'paused';
  if (q.ringing.has(c.id)) return 'ringing';
  if (q.declinedNow.has(c.id)) return 'declined';
  if (c.held >= q.heldLimit) return 'at_limit';
  if (q.waited && !q.beside && c.busy > 0) return 'busy';
  return null;
}

/** Those who can be rung for the call now, and the reasons of the others. Two looks at each, however many there are. */
export function whoCanBeRung(q: RoutingQuestion): { able: Candidate[]; passed: PassedOver } {
  const { candidates, declinedBefore } = q;
  const passed: PassedOver = {};
  const fit: Candidate[] = [];
  let fresh = false;
  let awake = false;
  let freshAwake = false;
  for (const c of candidates) {
    const why = hindrance(c, q);
    if (why) {
      pass(passed, why, c.id);
      continue;
    }
    fit.push(c);
    awake ||= c.live;
    if (freshAwake || declinedBefore.has(c.id)) continue;
    fresh = true;
    freshAwake = c.live;
  }
  // Who declined before is rung only where nobody else can be; a sleeping page rather than nobody.
  const spare = declinedBefore.size > 0 && fresh;
  const wake = !q.gateway && (spare ? freshAwake : awake);
  if (!spare && !wake) return { able: fit, passed };
  const left: Candidate[] = [];
  for (const c of fit) {
    if (spare && declinedBefore.has(c.id)) pass(passed, 'declined', c.id);
    else if (wake && !c.live) pass(passed, 'asleep', c.id);
    else left.push(c);
  }
  return { able: left, passed };
}

/** One person is meant, however often they were rung. */
const SINGLE: ReadonlySet<string> = new Set(['liaison', 'last_handler', 'last_of_community']);

export function route(step: PolicyStep, q: RoutingQuestion): Route {
  const { able: fit, passed } = whoCanBeRung(q);
  const group = stepGroupOf(step, q);
  const meant = group ? partition(fit, group.has, group.otherwise, passed) : fit;
  if (group?.named.length) nameTheAbsent(group.named, q, passed);
  const together = step.together && GROUP_KINDS.includes(step.ring);
  if (step.ring === 'all' || together || SINGLE.has(step.ring))
    return { ring: meant.map((c) => c.id), passed };
  const fresh = partition(meant, (c) => !q.rung.has(c.id), 'rung_before', passed);
  const first = group?.inOrder ? earliest(fresh, group.named) : bestPlaced(fresh, q.category);
  for (const c of fresh) if (c !== first) pass(passed, 'ranked_lower', c.id);
  return { ring: first ? [first.id] : [], passed };
}

/** Rings those who have just become able, as far as they can be rung at all. */
export function routeTo(officers: readonly string[], q: RoutingQuestion): Route {
  const { able: fit, passed } = whoCanBeRung(q);
  const meant = partition(fit, (c) => officers.includes(c.id), 'not_just_free', passed);
  return { ring: meant.map((c) => c.id), passed };
}

function nameTheAbsent(named: readonly string[], { candidates }: RoutingQuestion, passed: PassedOver): void {
  const missing = new Set(named);
  for (const c of candidates) missing.delete(c.id);
  for (const id of missing) pass(passed, 'off_duty', id);
}

/** Below 0 where a is better placed: awake, skilled in the category, fewest calls held, longest since last rung. */
function compare(a: Candidate, b: Candidate, category: string): number {
  return (
    Number(b.live) - Number(a.live) ||
    Number(b.skills.includes(category)) - Number(a.skills.includes(category)) ||
    a.held - b.held ||
    (a.lastRungAt ?? 0) - (b.lastRungAt ?? 0) ||
    (a.id < b.id ? -1 : 1)
  );
}
/** The best-placed of them, in one look at each. */
export function bestPlaced(candidates: readonly Candidate[], category: string): Candidate | undefined {
  let first = candidates[0];
  for (const c of candidates) if (first && c !== first && compare(c, first, category) < 0) first = c;
  return first;
}
export const compareCandidates = (candidates: readonly Candidate[], category: string): Candidate[] =>
  [...candidates].sort((a, b) => compare(a, b, category));

const earliest = (candidates: readonly Candidate[], named: readonly string[]) => {
  const byId = new Map(candidates.map((c) => [c.id, c]));
  for (const id of named) if (byId.has(id)) return byId.get(id);
  return undefined;
};

function pass(passed: PassedOver, why: PassedOverReason, id: string): void {
  (passed[why] ??= []).push(id);
}
function partition(
  candidates: Candidate[],
  keep: (c: Candidate) => boolean,
  why: PassedOverReason,
  passed: PassedOver,
): Candidate[] {
  const kept: Candidate[] = [];
  for (const c of candidates) {
    if (keep(c)) kept.push(c);
    else pass(passed, why, c.id);
  }
  return kept;
}
