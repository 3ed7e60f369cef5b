/**
 * Why each ring rang whom it rang: the journal is folded up to it, and routing asked again on what was kept with it.
 * Pure: what is answered years later is what was decided then.
 */
import type { PolicyStep } from '../../protocol/policy.js';
import { onDutyIn, recall, type Asked } from '../../routing/asked.js';
import { route, routeTo, type Question, type Route } from '../../routing/route.js';
import type { Passed } from '../../routing/candidate.js';
import { AGAIN_SECONDS } from '../../call/decide/again.js';
import type { FactData, Written } from '../../call/facts.js';
import { apply } from '../../call/fold/fold.js';
import { open } from '../../call/fold/opening.js';
import { forgiving, questionOf, routeToDepartment } from '../../call/decide/question.js';
import type { Call } from '../../call/state.js';

export const CAUSES = [
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
export type Cause = (typeof CAUSES)[number];
export interface Tried extends Route {
  step: number;
  asks?: PolicyStep;
}
export interface Rerun {
  seq: number;
  at: number;
  cause: Cause;
  /** Those that could ring nobody first. */
  steps: Tried[];
  /** What routing was asked; absent where a hand chose, or nothing was kept. */
  question?: Question;
  /** Asked again, routing chose the same people. */
  same?: boolean;
}

/** Every ring, and every try that could ring nobody, in the journal's order. */
export function rerun(callId: string, journal: readonly Written[]): Rerun[] {
  const [first, ...others] = journal;
  if (!first) return [];
  const found: Rerun[] = [];
  let call = open(callId, first);
  for (const fact of others) {
    if (fact.deed === 'rung') found.push(ofRing(call, fact, fact.data as unknown as FactData['rung']));
    if (fact.deed === 'waiting')
      found.push(...ofWait(call, fact, fact.data as unknown as FactData['waiting']));
    call = apply(call, fact);
  }
  return found;
}

type Kept = Pick<FactData['rung'], 'kind' | 'step' | 'skipped' | 'foot' | 'passed'> & { asked?: Asked };

function ofRing(call: Call, { seq, at }: Written, data: FactData['rung']): Rerun {
  const rung = data.rings.map((r) => r.officer);
  const cause = causeOf(call, data);
  const kept = written(call, { ...data, rung });
  if (!data.asked) return { seq, at, cause, steps: kept };
  const q = asked(call, at, data.asked, onDutyIn(rung, data.passed), data.foot);
  const again = kept.map((tried, i) => ({
    ...tried,
    ...routed(call, q, data, tried, i === kept.length - 1),
  }));
  return { seq, at, cause, steps: again, question: q, same: equal(kept, again) };
}

function ofWait(call: Call, { seq, at }: Written, data: FactData['waiting']): Rerun[] {
  const last = data.skipped.at(-1);
  if (!last) return [];
  const kept = written(call, data);
  const nobody = { seq, at, cause: 'nobody' as const };
  if (!data.asked) return [{ ...nobody, steps: kept }];
  const q = asked(call, at, data.asked, onDutyIn([], last.passed), data.foot);
  const again = kept.map((tried) => ({ ...tried, ...route(tried.asks!, q) }));
  return [{ ...nobody, steps: again, question: q, same: equal(kept, again) }];
}

const asked = (call: Call, at: number, kept: Asked, onDuty: readonly string[], foot?: boolean): Question =>
  questionOf(call, recall(kept, onDuty, at, call.line.category), at, foot);

/** The tries as they were written down then. */
function written(
  { line }: Call,
  data: Partial<Kept> & { rung?: string[]; skipped?: { step: number; passed: Passed }[] },
): Tried[] {
  const climbed = data.kind === undefined || data.kind === 'ladder';
  const of = (step: number, ring: string[], passed: Passed): Tried => {
    const asks = climbed ? line.policy.steps[step - 1] : undefined;
    return { step, ring, passed, ...(asks && { asks }) };
  };
  return [
    ...(data.skipped ?? []).map((s) => of(s.step, [], s.passed)),
    ...(data.rung ? [of(data.step!, data.rung, data.passed ?? {})] : []),
  ];
}

function routed(call: Call, q: Question, data: FactData['rung'], tried: Tried, last: boolean): Route {
  if (data.kind === 'ladder' || !last) return route(tried.asks!, q);
  const department = call.line.ringing.transfer?.departmentId ?? null;
  if (data.kind === 'transfer') return routeToDepartment(department, call, q);
  const to = data.asked?.to;
  if (to) {
    const officers = data.rings.map((r) => r.officer);
    return routeTo(officers, to === 'free' ? forgiving(q) : q);
  }
  return route({ ring: 'best', seconds: AGAIN_SECONDS }, q);
}

function causeOf({ line }: Call, { kind, asked: kept }: FactData['rung']): Cause {
  if (kind === 'again') return kept?.to ? `again_${kept.to}` : 'again_best';
  if (kind === 'transfer') return line.ringing.transfer?.departmentId ? 'transfer_department' : 'transfer';
  return kind;
}

const equal = (kept: readonly Tried[], again: readonly Tried[]) =>
  kept.every((tried, i) => [...tried.ring].sort().join() === [...again[i]!.ring].sort().join());
