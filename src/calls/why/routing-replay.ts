/**
 * Why each ring rang whom it rang: the journal is folded up to it, and routing asked again on what was kept with it.
 * Pure: what is answered years later is what was decided then.
 */
import type { PolicyStep } from '../../protocol/calls/policy.js';
import { onDutyInRecord, recallRouting, type RoutingRecord } from '../../routing/routing-record.js';
import { route, routeTo, type RoutingQuestion, type Route } from '../../routing/route.js';
import type { PassedOver } from '../../protocol/calls/policy.js';
import { WAITING_RING_SECONDS } from '../../routing/escalation-policy.js';
import type { FactData, Fact } from '../../call/facts.js';
import { applyFact } from '../../call/fold/fold.js';
import { openCall } from '../../call/fold/open-call.js';
import {
  ignoringEarlierRings,
  routingQuestionOf,
  routeToDepartment,
} from '../../call/decide/routing-question.js';
import type { Call } from '../../call/call-state.js';

export const RING_CAUSES = [
  'ladder',
  'again_free',
  'again_next',
  'again_best',
  'hand',
  'last_holder',
  'transfer',
  'transfer_department',
  'nobody',
] as const;
export type RingCause = (typeof RING_CAUSES)[number];
export interface ReplayedStep extends Route {
  step: number;
  asks?: PolicyStep;
}
export interface ReplayedRing {
  seq: number;
  at: number;
  cause: RingCause;
  /** Those that could ring nobody first. */
  steps: ReplayedStep[];
  /** What routing was asked; absent where a hand chose, or nothing was kept. */
  question?: RoutingQuestion;
  /** Asked again, routing chose the same people. */
  same?: boolean;
}

/** Every ring, and every try that could ring nobody, in the journal's order. */
export function replayRouting(callId: string, journal: readonly Fact[]): ReplayedRing[] {
  const [first, ...others] = journal;
  if (first?.deed !== 'raised') return [];
  const found: ReplayedRing[] = [];
  let call = openCall(callId, first);
  for (const fact of others) {
    if (fact.deed === 'rung') found.push(ofRing(call, fact));
    if (fact.deed === 'waiting') found.push(...ofWait(call, fact));
    call = applyFact(call, fact);
  }
  return found;
}

type Kept = Pick<FactData['rung'], 'kind' | 'step' | 'skipped' | 'foot' | 'passed'> & {
  asked?: RoutingRecord;
};

function ofRing(call: Call, { seq, at, data }: Fact<'rung'>): ReplayedRing {
  const rung = data.rings.map((r) => r.officer);
  const cause = causeOf(call, data);
  const kept = written(call, { ...data, rung });
  if (!data.asked) return { seq, at, cause, steps: kept };
  const q = asked(call, at, data.asked, onDutyInRecord(rung, data.passed), data.foot);
  const again = kept.map((tried, i) => ({
    ...tried,
    ...routed(call, q, data, tried, i === kept.length - 1),
  }));
  return { seq, at, cause, steps: again, question: q, same: equal(kept, again) };
}

function ofWait(call: Call, { seq, at, data }: Fact<'waiting'>): ReplayedRing[] {
  const last = data.skipped.at(-1);
  if (!last) return [];
  const kept = written(call, data);
  const nobody = { seq, at, cause: 'nobody' as const };
  if (!data.asked) return [{ ...nobody, steps: kept }];
  const q = asked(call, at, data.asked, onDutyInRecord([], last.passed), data.foot);
  const again = kept.map((tried) => ({ ...tried, ...route(tried.asks!, q) }));
  return [{ ...nobody, steps: again, question: q, same: equal(kept, again) }];
}

const asked = (
  call: Call,
  at: number,
  kept: RoutingRecord,
  onDuty: readonly string[],
  foot?: boolean,
): RoutingQuestion => routingQuestionOf(call, recallRouting(kept, onDuty, at, call.line.category), at, foot);

/** The tries as they were written down then. */
function written(
  { line }: Call,
  data: Partial<Kept> & { rung?: string[]; skipped?: { step: number; passed: PassedOver }[] },
): ReplayedStep[] {
  const climbed = data.kind === undefined || data.kind === 'ladder';
  const of = (step: number, ring: string[], passed: PassedOver): ReplayedStep => {
    const asks = climbed ? line.policy.steps[step - 1] : undefined;
    return { step, ring, passed, ...(asks && { asks }) };
  };
  return [
    ...(data.skipped ?? []).map((s) => of(s.step, [], s.passed)),
    ...(data.rung ? [of(data.step!, data.rung, data.passed ?? {})] : []),
  ];
}

function routed(
  call: Call,
  q: RoutingQuestion,
  data: FactData['rung'],
  tried: ReplayedStep,
  last: boolean,
): Route {
  if (data.kind === 'ladder' || !last) return route(tried.asks!, q);
  const department = call.line.ringing.transfer?.departmentId ?? null;
  if (data.kind === 'transfer') return routeToDepartment(department, call, q);
  const to = data.asked?.to;
  if (to) {
    const officers = data.rings.map((r) => r.officer);
    return routeTo(officers, to === 'free' ? ignoringEarlierRings(q) : q);
  }
  return route({ ring: 'best', seconds: WAITING_RING_SECONDS }, q);
}

function causeOf({ line }: Call, { kind, asked: kept }: FactData['rung']): RingCause {
  if (kind === 'again') return kept?.to ? `again_${kept.to}` : 'again_best';
  if (kind === 'transfer') return line.ringing.transfer?.departmentId ? 'transfer_department' : 'transfer';
  return kind;
}

const equal = (kept: readonly ReplayedStep[], again: readonly ReplayedStep[]) =>
  kept.every((tried, i) => [...tried.ring].sort().join() === [...again[i]!.ring].sort().join());
