/** "Why this officer?" and "why was I not rung?", answered from the journal: whole for coordinators, for an officer about themselves. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import type { Actor } from '../../kernel/actor.js';
import type { CallWhy, PersonWhy, RingWhy, StepWhy } from '../../protocol/calls/policy.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { rowForDisplay, readCall } from '../../desk/views/readable-call.query.js';
import { relationsOf } from '../../call/call-relation.js';
import { replayRouting, type ReplayedRing, type ReplayedStep } from './routing-replay.js';
import type { PassedOverReason } from '../../protocol/calls/policy.js';
import { factsOfCall, type BrokenFact, type StoredFact } from '../../call/facts.repository.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { ringCauseText, passedOverText, policyName, rungText } from './why-text.js';
import { Store } from '../../store/store.js';

@Injectable()
export class ExplainQuery {
  constructor(
    private readonly views: CallViewsService,
    private readonly store: Store,
  ) {}

  /** @throws Refusal `call_not_found` for an officer of whom the journal says nothing, and for everybody else's unit */
  async why(actor: Actor, callId: string): Promise<CallWhy> {
    const { store } = this;
    const found = (await readCall(store.read, callId)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    if (line.unitId !== actor.unitId) refuse('call_not_found');
    const journal = await factsOfCall(store.read, callId);
    const whole = relationsOf(line, actor).includes('coordination');
    const about = (id: string) => whole || id === actor.id;
    // What came after a fact that cannot be read cannot be told: it stood on what that fact said.
    const readable: StoredFact[] = [];
    for (const fact of journal) {
      if (fact.broken) break;
      readable.push(fact);
    }
    const items = replayRouting(callId, readable).map((one) => this.ring(one, actor, about));
    const spoken = items.filter((one) => whole || one.steps.some((s) => s.rung.length + s.passed.length));
    const recused = this.recused(journal, line.ringing.recused.filter(about));
    if (!whole && !spoken.length && !recused.length) refuse('call_not_found');
    return {
      callId: line.id,
      number: line.number,
      policy: found.whole ? policyName(line.policy.name, actor.lang) : '',
      items: spoken,
      recused,
      ...((!found.whole || readable.length < journal.length) && { broken: true }),
    };
  }

  private ring(one: ReplayedRing, { lang }: Actor, about: (id: string) => boolean): RingWhy {
    return {
      seq: one.seq,
      at: iso(one.at),
      cause: ringCauseText(one.cause, lang),
      steps: one.steps.map((tried) => explainStep(tried, one, lang, about, this.views)),
      ...(one.same !== undefined && { same: one.same }),
    };
  }

  private recused(journal: readonly (StoredFact | BrokenFact)[], ids: readonly string[]): CallWhy['recused'] {
    return ids.map((id) => {
      const fact = journal.findLast((f) => f.deed === 'recused' && f.data.officer === id);
      const reason = fact?.sealedWords ? this.views.words(fact.callId, fact.seq, fact.sealedWords) : '';
      return {
        person: this.views.holder(id),
        ...(reason && { reason }),
        ...(reason === undefined && { broken: true }),
      };
    });
  }
}

/** One step in words: who was rung and why, and why each other was not. */
export function explainStep(
  { step, asks, ring, passed }: ReplayedStep,
  { cause, question }: Pick<ReplayedRing, 'cause' | 'question'>,
  lang: Actor['lang'],
  about: (id: string) => boolean,
  views: Pick<CallViewsService, 'holder'>,
): StepWhy {
  const asked = question ?? { candidates: [], category: '', now: 0 };
  const said = (id: string, why: string): PersonWhy => ({ person: views.holder(id), why });
  return {
    step,
    ...(asks && { asks }),
    rung: ring.filter(about).map((id) => {
      const candidate = asked.candidates.find((c) => c.id === id);
      return said(id, rungText(asks, cause, candidate, asked, lang));
    }),
    passed: (Object.entries(passed) as [PassedOverReason, string[]][]).flatMap(([why, ids]) =>
      ids.filter(about).map((id) => said(id, passedOverText(why, lang))),
    ),
  };
}
