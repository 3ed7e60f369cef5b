/** The policy that holds where no other fits, alone: its steps, as the page of settings shows and changes them. */
import { Injectable } from '@nestjs/common';
import { versionTagOf } from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { PLAIN_STEP_KINDS, type PolicyStep } from '../../protocol/calls/policy.js';
import { EMERGENCY_STEPS } from '../../routing/escalation-policy.js';
import { PoliciesService } from './policies.service.js';
import { policyErrors } from './policy-rules.js';

export interface PolicyView {
  steps: PolicyStep[];
  /** Danger does not wait its turn: fixed, shown so that nobody wonders. */
  emergencySteps: PolicyStep[];
  note: string;
  tag: string;
}
const NOTE = {
  zh: '修改只影响此后发起的呼叫；已发起的呼叫按当时的呼叫顺序进行。',
  en: 'A change counts for calls raised from now on; calls already raised keep the order they were raised with.',
};

@Injectable()
export class DefaultPolicyService {
  constructor(
    private readonly directory: Directory,
    private readonly policies: PoliciesService,
  ) {}

  read(actor: Actor): PolicyView {
    return viewOf(this.directory.policiesOf(actor.unitId).at(-1)!.steps, actor);
  }

  /** @throws Refusal `invalid` with `steps.1.seconds` and the like, `stale` */
  async change(actor: Actor, given: readonly PolicyStep[], tag?: string): Promise<PolicyView> {
    const fields = policyErrors(given, PLAIN_STEP_KINDS);
    if (fields) refuse('invalid', { fields });
    return viewOf(await this.policies.changeLast(actor, given, tag), actor);
  }
}

const viewOf = (steps: readonly PolicyStep[], { lang }: Actor): PolicyView => ({
  steps: [...steps],
  emergencySteps: EMERGENCY_STEPS,
  note: NOTE[lang],
  tag: versionTagOf(steps),
});
