/** Who would be rung now for such a call, and why: the very functions that ring, asked without ringing. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import { CandidatesQuery } from '../../desk/on-duty/candidates.query.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import type { PolicyPreview, StepWhy } from '../../protocol/calls/policy.js';
import type { Urgency } from '../../protocol/codes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { choosePolicy, freezePolicy, type ChosenPolicy } from '../../routing/policy-choice.js';
import type { EscalationPolicy } from '../../protocol/calls/policy.js';
import { EMERGENCY_STEPS } from '../../routing/escalation-policy.js';
import { route } from '../../routing/route.js';
import { explainStep } from './explain.query.js';
import { routingGroupsAt, lastHandlers } from '../../desk/routing-groups.query.js';
import { firstRingAt } from '../../call/decide/ownership.js';
import { ParticularsService } from '../commands/particulars.service.js';
import { routingQuestion } from '../../call/decide/routing-question.js';
import { requireCategory } from '../commands/raise.service.js';
import { ringOfficers } from '../../call/decide/ring-officers.js';
import { holderOf } from '../../directory/holder.js';
import { CallDecision, type DecisionContext } from '../../call/call-decision.js';
import { ringRefs } from '../../call/call-state.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { becauseText, CHOSEN_BECAUSE, EMERGENCY_BECAUSE, mismatchText, policyName } from './why-text.js';
import { Store } from '../../store/store.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { NoticesService } from '../../notices/notices.service.js';
import { CandidatesCache } from '../../desk/on-duty/candidates.cache.js';

export interface SupposedCall {
  communityId: string;
  category: string;
  urgency: Urgency;
  residentPhone?: string;
  at?: string;
}

@Injectable()
export class PolicyPreviewQuery {
  constructor(
    private readonly views: CallViewsService,
    private readonly particulars: ParticularsService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly candidates: CandidatesCache,
  ) {}

  /** Hours, rosters and postings are those of `at`; who is on duty, and what they hold, is as it is now. */
  async of(actor: Actor, supposed: SupposedCall): Promise<PolicyPreview> {
    const { directory, clock } = this;
    const { unitId, lang } = actor;
    if (directory.community(supposed.communityId)?.unitId !== unitId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    requireCategory(directory, unitId, supposed.category);
    const at = supposed.at === undefined ? clock.now() : Date.parse(supposed.at);
    const hours = directory.hoursAt(unitId, at);
    const raised = { ...supposed, open: hours.open };
    const chosen = choosePolicy(directory.policiesOf(unitId), raised);
    const policy = freezePolicy(chosen, raised, directory.settings(unitId));
    const known = await this.known(unitId, supposed, policy, at);
    const bookedAt = firstRingAt(policy, supposed.urgency, hours);
    return {
      policy: { id: chosen.policy.id, name: policyName(policy.name, lang) },
      because: becauseOf(chosen, lang),
      ...(bookedAt !== null && { bookedAt: iso(bookedAt) }),
      promiseSeconds: policy.promise!.seconds,
      owners: (policy.promise!.owners.length
        ? policy.promise!.owners
        : directory.coordinatorsOrAdminsOf(unitId)
      ).map(this.views.named),
      steps: this.climb(callOf(unitId, supposed, policy, at), known, lang),
    };
  }

  private async known(
    unitId: string,
    { communityId, residentPhone }: SupposedCall,
    policy: EscalationPolicy,
    at: number,
  ): Promise<DecisionContext> {
    const { store, directory, clock } = this;
    const { startedAt } = this.candidates;
    const key = this.particulars.residentKey(residentPhone) ?? '';
    return {
      // Its own eyes: what the desk keeps was read inside its writes.
      candidates: await new CandidatesQuery(false, directory, startedAt).of(store.read, unitId, clock.now()),
      liaisonId: directory.liaisonOf(communityId, at),
      gateway: this.notices.wakes(unitId),
      groups: routingGroupsAt(
        directory,
        unitId,
        at,
        await lastHandlers(store.read, { id: '', communityId, policy }, key),
      ),
      deadlines: directory.deadlines(unitId),
      hours: directory.hoursAt(unitId, at),
      newId: () => newId(clock),
      person: (id) => holderOf(this.directory, id),
    };
  }

  /** The whole ladder, as if nobody answered. */
  private climb(decision: CallDecision, known: DecisionContext, lang: Actor['lang']): StepWhy[] {
    return decision.call.line.policy.steps.map((asks, i) => {
      const asked = routingQuestion(decision, known);
      const found = route(asks, asked);
      if (found.ring.length) {
        ringOfficers(decision, known, found.ring, { kind: 'ladder', step: i + 1, seconds: asks.seconds });
        decision.add('lapsed', { rings: ringRefs(decision.call.rings) });
      }
      const tried = { step: i + 1, asks, ...found };
      return explainStep(tried, { cause: 'ladder', question: asked }, lang, () => true, this.views);
    });
  }
}

const becauseOf = ({ before, policy, steps }: ChosenPolicy, lang: Actor['lang']): string[] => [
  ...before.map(({ policy: other, why }) => mismatchText(policyName(other.name, lang), why, lang)),
  steps === EMERGENCY_STEPS
    ? becauseText(EMERGENCY_BECAUSE, lang)
    : becauseText(CHOSEN_BECAUSE, lang, policyName(policy.name, lang)),
];

const callOf = (
  unitId: string,
  { communityId, category, urgency }: SupposedCall,
  policy: EscalationPolicy,
  at: number,
): CallDecision =>
  CallDecision.opening('', at, '', {
    unitId,
    communityId,
    clientCallId: '',
    number: '',
    category,
    urgency,
    answerBy: at,
    closeBy: at,
    policy,
  });
