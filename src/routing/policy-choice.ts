/** Which of a unit's policies counts for a call, why none before it did, and the policy as it is frozen onto the call. Pure. */
import type { Policy, PolicyStep } from '../protocol/calls/policy.js';
import type { Urgency } from '../protocol/codes.js';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import { DEFAULT_STEPS, EMERGENCY_STEPS } from './escalation-policy.js';

export interface RaisedFacts {
  category: string;
  urgency: Urgency;
  /** The unit works at the instant of the call. */
  open: boolean;
}
/** Why a policy does not match; emergency: danger is rung by a policy that names it, or by the fixed order. */
export type PolicyMismatch = 'category' | 'urgency' | 'in_hours' | 'after_hours' | 'emergency';

export const DEFAULT_PROMISE_SECONDS = 120;
export const DEFAULT_AFTER_PROMISE_SECONDS = 300;
/** What holds until a unit writes its own. */
export const DEFAULT_CALLING_ORDER: Policy = {
  id: 'default',
  name: '',
  match: { when: 'any' },
  steps: DEFAULT_STEPS,
  afterHours: 'ring',
  promiseSeconds: DEFAULT_PROMISE_SECONDS,
  afterPromiseSeconds: DEFAULT_AFTER_PROMISE_SECONDS,
  owners: [],
};

export function policyMismatch({ match }: Pick<Policy, 'match'>, raised: RaisedFacts): PolicyMismatch | null {
  const { categories, urgencies, when } = match;
  if (raised.urgency === 'emergency' && !urgencies?.includes('emergency')) return 'emergency';
  if (urgencies?.length && !urgencies.includes(raised.urgency)) return 'urgency';
  if (categories?.length && !categories.includes(raised.category)) return 'category';
  if (when === 'in_hours' && !raised.open) return 'after_hours';
  if (when === 'after_hours' && raised.open) return 'in_hours';
  return null;
}

export interface ChosenPolicy {
  policy: Policy;
  steps: readonly PolicyStep[];
  /** Those that stand before it and do not match. */
  before: { policy: Policy; why: PolicyMismatch }[];
}
/** @param policies in their order, the last matching every call */
export function choosePolicy(policies: readonly Policy[], raised: RaisedFacts): ChosenPolicy {
  const before: ChosenPolicy['before'] = [];
  for (const policy of policies) {
    const why = policyMismatch(policy, raised);
    if (why === null) return { policy, steps: policy.steps, before };
    before.push({ policy, why });
  }
  // Only an emergency passes the last one: its promise and owners hold for it, its steps do not.
  return { policy: policies.at(-1) ?? DEFAULT_CALLING_ORDER, steps: EMERGENCY_STEPS, before };
}

/** Repeats written out: a call knows flat steps, and their numbers mean the same for ever. */
export const withDefaults = (steps: readonly PolicyStep[]): PolicyStep[] =>
  steps.flatMap(({ times = 1, ...step }) => Array.from({ length: times }, () => step));
/** A policy is frozen onto many calls. */
const flat = new WeakMap<readonly PolicyStep[], PolicyStep[]>();
function flatSteps(steps: readonly PolicyStep[]): PolicyStep[] {
  let known = flat.get(steps);
  if (!known) flat.set(steps, (known = withDefaults(steps)));
  return known;
}

export function freezePolicy(
  { policy, steps }: Pick<ChosenPolicy, 'policy' | 'steps'>,
  { open }: Pick<RaisedFacts, 'open'>,
  { retrySeconds, heldLimit }: { retrySeconds: number; heldLimit: number },
): EscalationPolicy {
  return {
    steps: flatSteps(steps),
    retrySeconds,
    heldLimit,
    ...(policy.name && { name: policy.name }),
    ...(policy.afterHours === 'book' && { book: true as const }),
    promise: { seconds: open ? policy.promiseSeconds : policy.afterPromiseSeconds, owners: policy.owners },
  };
}
