/** What routing is asked for a call: what the call's journal says of it, and the world as it is. Pure. */
import type { PolicyStep } from '../../protocol/calls/policy.js';
import { ASSIGNED_RING_SECONDS } from '../../routing/escalation-policy.js';
import type { RoutingWorld } from '../../routing/routing-record.js';
import { route, type RoutingQuestion, type Route } from '../../routing/route.js';
import { returnedBy } from '../care/care-book.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import type { Call } from '../call-state.js';

/** @param foot the ladder starts again: who was rung, or declined, in this climb counts as before it */
export function routingQuestionOf(
  { line, rings }: Call,
  world: RoutingWorld,
  now: number,
  foot = false,
): RoutingQuestion {
  const { declined, climb, rung, waited, recused } = line.ringing;
  const current = declined.filter((d) => !foot && d.climb === climb);
  return {
    ...world,
    now,
    category: line.category,
    recused: new Set(recused),
    declinedNow: new Set(current.map((d) => d.officer)),
    declinedBefore: new Set(declined.filter((d) => !current.includes(d)).map((d) => d.officer)),
    rung: new Set(foot ? [] : rung),
    ringing: new Set(rings.map((r) => r.officerId)),
    heldLimit: line.policy.heldLimit,
    waited,
  };
}

export function routingQuestion(
  { call, now, rangAtFirst }: CallDecision,
  known: DecisionContext,
  foot = false,
): RoutingQuestion {
  const { liaisonId, gateway, groups } = known;
  const { line } = call;
  const able = line.ringing.returned
    ? known.candidates.filter((c) => !returnedBy(line, c.id))
    : known.candidates;
  // Busy with this very call's ring, which may just have ended, hinders nobody.
  const candidates = rangAtFirst.size
    ? able.map((c) => (rangAtFirst.has(c.id) ? { ...c, busy: Math.max(0, c.busy - 1) } : c))
    : able;
  const beside = line.urgency === 'emergency';
  return routingQuestionOf(call, { candidates, liaisonId, gateway, groups, beside }, now, foot);
}

/** Becoming able after having said no: asked again only where nobody else can be. */
export const ignoringEarlierRings = (q: RoutingQuestion): RoutingQuestion => ({
  ...q,
  declinedNow: new Set(),
  declinedBefore: new Set([...q.declinedNow, ...q.declinedBefore]),
});

/** Of a department, or (null) of the unit. */
export const transferStep = (departmentId: string | null): PolicyStep =>
  departmentId === null
    ? { ring: 'best', seconds: ASSIGNED_RING_SECONDS }
    : { ring: 'department', departmentId, seconds: ASSIGNED_RING_SECONDS };

/** The best-placed of a department (null: of the unit) who was not asked yet; the holder asks and is not asked. */
export function routeToDepartment(
  departmentId: string | null,
  { line }: Call,
  asked: RoutingQuestion,
): Route {
  const holder = line.holderId;
  const q: RoutingQuestion = {
    ...asked,
    candidates: asked.candidates.filter((c) => c.id !== holder),
    declinedNow: new Set(),
    declinedBefore: new Set(),
    rung: new Set(line.ringing.transfer?.tried),
    waited: false,
  };
  const found = route(transferStep(departmentId), q);
  const onDuty = asked.candidates.some((c) => c.id === holder);
  return onDuty && holder !== null ? { ...found, passed: { ...found.passed, holder: [holder] } } : found;
}
