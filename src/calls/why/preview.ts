/** Who would be rung now for such a call, and why: the very functions that ring, asked without ringing. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/instant.js';
import { Candidates } from '../../desk/on-duty/candidates.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import type { PolicyPreview, StepWhy } from '../../protocol/policy.js';
import type { Urgency } from '../../protocol/words.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { choose, freeze, type Chosen } from '../../routing/match.js';
import { EMERGENCY_STEPS, type EscalationPolicy } from '../../routing/policy.js';
import { route } from '../../routing/route.js';
import { DeskTools } from '../../desk/desk-tools.js';
import { stepWhy } from './explain.js';
import { groupsAt, lastHandlers } from '../../desk/groups.js';
import { firstRingAt } from '../../call/decide/own.js';
import { Particulars } from '../deeds/particulars.js';
import { question } from '../../call/decide/question.js';
import { requireCategory } from '../deeds/raising.js';
import { ring } from '../../call/decide/ring.js';
import { holderOf } from '../../directory/holder.js';
import { Script, type Known } from '../../call/script.js';
import { named } from '../../call/state.js';
import { Views } from '../../desk/views/views.js';
import { because, CHOSEN_BECAUSE, EMERGENCY_BECAUSE, mismatchWords, policyName } from './why-words.js';

export interface Supposed {
  communityId: string;
  category: string;
  urgency: Urgency;
  residentPhone?: string;
  at?: string;
}

@Injectable()
export class Preview {
  constructor(
    private readonly tools: DeskTools,
    private readonly views: Views,
    private readonly particulars: Particulars,
  ) {}

  /** Hours, rosters and postings are those of `at`; who is on duty, and what they hold, is as it is now. */
  async of(actor: Actor, supposed: Supposed): Promise<PolicyPreview> {
    const { directory, clock } = this.tools;
    const { unitId, lang } = actor;
    if (directory.community(supposed.communityId)?.unitId !== unitId)
      refuse('invalid', { fields: { communityId: 'field_choice' } });
    requireCategory(directory, unitId, supposed.category);
    const at = supposed.at === undefined ? clock.now() : Date.parse(supposed.at);
    const hours = directory.hoursAt(unitId, at);
    const raised = { ...supposed, open: hours.open };
    const chosen = choose(directory.policiesOf(unitId), raised);
    const policy = freeze(chosen, raised, directory.settings(unitId));
    const known = await this.known(unitId, supposed, policy, at);
    const bookedAt = firstRingAt(policy, supposed.urgency, hours);
    return {
      policy: { id: chosen.policy.id, name: policyName(policy.name, lang) },
      because: becauseOf(chosen, lang),
      ...(bookedAt !== null && { bookedAt: iso(bookedAt) }),
      promiseSeconds: policy.promise!.seconds,
      owners: (policy.promise!.owners.length ? policy.promise!.owners : directory.stewardsOf(unitId)).map(
        this.views.named,
      ),
      steps: this.climb(callOf(unitId, supposed, policy, at), known, lang),
    };
  }

  private async known(
    unitId: string,
    { communityId, residentPhone }: Supposed,
    policy: EscalationPolicy,
    at: number,
  ): Promise<Known> {
    const { store, directory, clock, startedAt } = this.tools;
    const key = this.particulars.residentKey(residentPhone) ?? '';
    return {
      // Its own eyes: what the desk keeps was read inside its writes.
      candidates: await new Candidates(false, directory, startedAt).of(store.read, unitId, clock.now()),
      liaisonId: directory.liaisonOf(communityId, at),
      gateway: this.tools.notices.wakes(unitId),
      groups: groupsAt(
        directory,
        unitId,
        at,
        await lastHandlers(store.read, { id: '', communityId, policy }, key),
      ),
      deadlines: directory.deadlines(unitId),
      hours: directory.hoursAt(unitId, at),
      newId: () => newId(clock),
      person: (id) => holderOf(this.tools.directory, id),
    };
  }

  /** The whole ladder, as if nobody answered. */
  private climb(script: Script, known: Known, lang: Actor['lang']): StepWhy[] {
    return script.call.line.policy.steps.map((asks, i) => {
      const asked = question(script, known);
      const found = route(asks, asked);
      if (found.ring.length) {
        ring(script, known, found.ring, { kind: 'ladder', step: i + 1, seconds: asks.seconds });
        script.add('lapsed', { rings: named(script.call.rings) });
      }
      const tried = { step: i + 1, asks, ...found };
      return stepWhy(tried, { cause: 'ladder', question: asked }, lang, () => true, this.views);
    });
  }
}

const becauseOf = ({ before, policy, steps }: Chosen, lang: Actor['lang']): string[] => [
  ...before.map(({ policy: other, why }) => mismatchWords(policyName(other.name, lang), why, lang)),
  steps === EMERGENCY_STEPS
    ? because(EMERGENCY_BECAUSE, lang)
    : because(CHOSEN_BECAUSE, lang, policyName(policy.name, lang)),
];

const callOf = (
  unitId: string,
  { communityId, category, urgency }: Supposed,
  policy: EscalationPolicy,
  at: number,
): Script =>
  Script.opening('', at, '', {
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
