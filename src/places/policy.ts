/** What an escalation policy must be so that nobody is forgotten: it ends with everybody on duty. */
import { STEP_KINDS, type PolicyStep } from '../routing/policy.js';
import type { RefusalDetails } from '../refusal.js';

export const POLICY_LIMITS = { steps: 10, leastSeconds: 5, mostSeconds: 300 } as const;
type Fields = NonNullable<RefusalDetails['fields']>;

/** Nothing where the steps are a policy, else what is wrong where. */
export function policyErrors(steps: readonly PolicyStep[]): Fields | undefined {
  const { steps: most, leastSeconds: min, mostSeconds: max } = POLICY_LIMITS;
  const fields: Fields = {};
  if (steps.length < 1 || steps.length > most)
    fields['steps'] = { sentence: 'field_range', params: { min: 1, max: most } };
  steps.forEach(({ ring, seconds }, i) => {
    if (!STEP_KINDS.includes(ring)) fields[`steps.${i}.ring`] = 'field_choice';
    if (!Number.isInteger(seconds) || seconds < min || seconds > max) {
      fields[`steps.${i}.seconds`] = { sentence: 'field_range', params: { min, max } };
    }
  });
  if (steps.length && steps.at(-1)!.ring !== 'all') fields['steps'] ??= 'field_last_step';
  return Object.keys(fields).length ? fields : undefined;
}
