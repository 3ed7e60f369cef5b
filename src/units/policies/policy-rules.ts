/** What an escalation policy must be so that nobody is forgotten: it ends with everybody on duty. Pure. */
import { DAY_SECONDS } from '../../protocol/time/durations.js';
import {
  AFTER_HOURS,
  POLICY_WHENS,
  STEP_KINDS,
  type Policy,
  type PolicyStep,
  type StepKind,
} from '../../protocol/calls/policy.js';
import { LIMITS } from '../../protocol/limits.js';
import type { RefusalDetails } from '../../kernel/refusal/refusal.js';

export const POLICY_LIMITS = {
  policies: 50,
  steps: 10,
  leastSeconds: 5,
  mostSeconds: 300,
  mostTimes: 10,
  mostDays: 730,
  people: 30,
  leastPromise: 30,
  mostPromise: DAY_SECONDS,
} as const;
type Fields = NonNullable<RefusalDetails['fields']>;
const isWithin = (value: unknown, min: number, max: number) =>
  Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
const range = (min: number, max: number) => ({ sentence: 'field_range', params: { min, max } }) as const;

/** Nothing where the steps are a policy's, else what is wrong where. */
export function policyErrors(
  steps: readonly PolicyStep[],
  kinds: readonly StepKind[] = STEP_KINDS,
): Fields | undefined {
  const { steps: most, leastSeconds: min, mostSeconds: max } = POLICY_LIMITS;
  const fields: Fields = {};
  if (steps.length < 1 || steps.length > most) fields['steps'] = range(1, most);
  steps.forEach((step, i) => {
    if (!kinds.includes(step.ring)) fields[`steps.${i}.ring`] = 'field_choice';
    if (!isWithin(step.seconds, min, max)) fields[`steps.${i}.seconds`] = range(min, max);
    for (const [name, wrong] of Object.entries(detailErrors(step))) fields[`steps.${i}.${name}`] = wrong;
  });
  if (steps.length && steps.at(-1)!.ring !== 'all') fields['steps'] ??= 'field_last_step';
  return Object.keys(fields).length ? fields : undefined;
}

function detailErrors({ ring, times, withinDays, departmentId, people }: PolicyStep): Fields {
  const { mostTimes, mostDays, people: most } = POLICY_LIMITS;
  const fields: Fields = {};
  if (times !== undefined && !isWithin(times, 1, mostTimes)) fields['times'] = range(1, mostTimes);
  if (withinDays !== undefined && !isWithin(withinDays, 1, mostDays))
    fields['withinDays'] = range(1, mostDays);
  if (ring === 'department' && !departmentId) fields['departmentId'] = 'field_required';
  if (ring === 'people' && !isWithin(people?.length ?? 0, 1, most)) fields['people'] = range(1, most);
  return fields;
}

/** Of one policy, whatever stands beside it. */
function errorsOf(policy: Policy, last: boolean): Fields {
  const { name, match, steps, afterHours, promiseSeconds, afterPromiseSeconds } = policy;
  const { leastPromise: min, mostPromise: max } = POLICY_LIMITS;
  const fields: Fields = { ...policyErrors(steps) };
  if (!last && !name.trim()) fields['name'] = 'field_required';
  if ([...name].length > LIMITS.name)
    fields['name'] = { sentence: 'field_too_long', params: { max: LIMITS.name } };
  if (!POLICY_WHENS.includes(match.when)) fields['match.when'] = 'field_choice';
  if (last && (match.categories?.length || match.urgencies?.length || match.when !== 'any'))
    fields['match'] = 'field_last_match';
  if (match.urgencies?.includes('emergency') && steps[0]?.ring !== 'all')
    fields['steps'] ??= 'field_first_all';
  if (!AFTER_HOURS.includes(afterHours)) fields['afterHours'] = 'field_choice';
  if (!isWithin(promiseSeconds, min, max)) fields['promiseSeconds'] = range(min, max);
  if (!isWithin(afterPromiseSeconds, min, max)) fields['afterPromiseSeconds'] = range(min, max);
  return fields;
}

/** What a unit's people, departments and categories are, for names that are nobody's. */
export interface PolicyContext {
  department: (id: string) => boolean;
  officer: (id: string) => boolean;
  coordinator: (id: string) => boolean;
  category: (code: string) => boolean;
}
function strangersIn({ match, steps, owners }: Policy, known: PolicyContext): Fields {
  const fields: Fields = {};
  if (!(match.categories ?? []).every(known.category)) fields['match.categories'] = 'field_choice';
  if (!owners.every(known.coordinator)) fields['owners'] = 'field_choice';
  steps.forEach(({ skill, departmentId, people }, i) => {
    if (skill !== undefined && !known.category(skill)) fields[`steps.${i}.skill`] = 'field_choice';
    if (departmentId !== undefined && !known.department(departmentId))
      fields[`steps.${i}.departmentId`] = 'field_choice';
    if (!(people ?? []).every(known.officer)) fields[`steps.${i}.people`] = 'field_choice';
  });
  return fields;
}

/** Of all policies of a unit: `items.0.steps.1.seconds` → what is wrong there. */
export function policiesErrors(policies: readonly Policy[], known: PolicyContext): Fields | undefined {
  const most = POLICY_LIMITS.policies;
  const fields: Fields = {};
  if (policies.length < 1 || policies.length > most) fields['items'] = range(1, most);
  policies.forEach((policy, i) => {
    const wrong = { ...strangersIn(policy, known), ...errorsOf(policy, i === policies.length - 1) };
    for (const [name, sentence] of Object.entries(wrong)) fields[`items.${i}.${name}`] = sentence;
  });
  return Object.keys(fields).length ? fields : undefined;
}

/** Only what the step's kind asks for, in one order, so that equal steps read equal. */
export function withoutEmptyStepFields(step: PolicyStep): PolicyStep {
  const { ring, seconds, together, times, skill, departmentId, people, withinDays } = step;
  const group = !['liaison', 'last_handler', 'last_of_community', 'best', 'all'].includes(ring);
  return {
    ring,
    seconds,
    ...(group && together && { together }),
    ...(times !== undefined && times > 1 && { times }),
    ...(ring === 'skilled' && skill && { skill }),
    ...(ring === 'department' && departmentId && { departmentId }),
    ...(ring === 'people' && people && { people: [...new Set(people)] }),
    ...(ring.startsWith('last_') && withinDays !== undefined && { withinDays }),
  };
}
export function withoutEmptyPolicyFields(policy: Policy): Policy {
  const { id, name, match, steps, afterHours, promiseSeconds, afterPromiseSeconds, owners } = policy;
  const { categories, urgencies, when } = match;
  return {
    id,
    name: name.trim(),
    match: {
      ...(categories?.length && { categories: [...new Set(categories)] }),
      ...(urgencies?.length && { urgencies: [...new Set(urgencies)] }),
      when,
    },
    steps: steps.map(withoutEmptyStepFields),
    afterHours,
    promiseSeconds,
    afterPromiseSeconds,
    owners: [...new Set(owners)],
  };
}
