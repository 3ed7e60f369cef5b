/** "Why this officer?" and "why was I not rung?", answered from the journal: whole for coordinators, for an officer about themselves. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import type { Actor } from '../people/actor.js';
import type { CallWhy, PersonWhy, RingWhy, StepWhy } from '../protocol/policy.js';
import { refuse } from '../refusal.js';
import { DeskTools } from './desk.js';
import type { FactRow } from './call.entities.js';
import { facts, loadCall, wordsPlace } from './journal.js';
import { relationsOf } from './relation.js';
import { rerun, type Rerun, type Tried } from './rerun.js';
import type { Why } from '../routing/route.js';
import { Views } from './views.js';
import { causeWords, passedWords, policyName, rungWords } from './why-words.js';

@Injectable()
export class Explaining {
  constructor(
    private readonly tools: DeskTools,
    private readonly views: Views,
  ) {}

  /** @throws Refusal `call_not_found` for an officer of whom the journal says nothing, and for everybody else's unit */
  async why(actor: Actor, callId: string): Promise<CallWhy> {
    const { store } = this.tools;
    const call = (await loadCall(store.read, callId)) ?? refuse('call_not_found');
    if (call.line.unitId !== actor.unitId) refuse('call_not_found');
    const journal = await facts.find(store.read, 'where call_id = ? order by seq', [callId]);
    const whole = relationsOf(call.line, actor).includes('coordination');
    const about = (id: string) => whole || id === actor.id;
    const items = rerun(
      callId,
      journal.map(({ words: _words, ...fact }) => fact),
    ).map((one) => this.ring(one, actor, about));
    const spoken = items.filter((one) => whole || one.steps.some((s) => s.rung.length + s.passed.length));
    const recused = this.recused(journal, call.line.ringing.recused.filter(about));
    if (!whole && !spoken.length && !recused.length) refuse('call_not_found');
    const { id, number, policy } = call.line;
    return { callId: id, number, policy: policyName(policy.name, actor.lang), items: spoken, recused };
  }

  private ring(one: Rerun, { lang }: Actor, about: (id: string) => boolean): RingWhy {
    return {
      seq: one.seq,
      at: iso(one.at),
      cause: causeWords(one.cause, lang),
      steps: one.steps.map((tried) => stepWhy(tried, one, lang, about, this.views)),
      ...(one.same !== undefined && { same: one.same }),
    };
  }

  private recused(journal: readonly FactRow[], ids: readonly string[]): CallWhy['recused'] {
    return ids.map((id) => {
      const fact = journal.findLast((f) => f.deed === 'recused' && f.data['officer'] === id);
      const reason = fact?.words ? this.tools.seal.open(wordsPlace(fact.callId, fact.seq), fact.words) : '';
      return { person: this.views.holder(id), ...(reason && { reason }) };
    });
  }
}

/** One step in words: who was rung and why, and why each other was not. */
export function stepWhy(
  { step, asks, ring, passed }: Tried,
  { cause, question }: Pick<Rerun, 'cause' | 'question'>,
  lang: Actor['lang'],
  about: (id: string) => boolean,
  views: Pick<Views, 'holder'>,
): StepWhy {
  const asked = question ?? { candidates: [], category: '', now: 0 };
  const said = (id: string, why: string): PersonWhy => ({ person: views.holder(id), why });
  return {
    step,
    ...(asks && { asks }),
    rung: ring.filter(about).map((id) => {
      const candidate = asked.candidates.find((c) => c.id === id);
      return said(id, rungWords(asks, cause, candidate, asked, lang));
    }),
    passed: (Object.entries(passed) as [Why, string[]][]).flatMap(([why, ids]) =>
      ids.filter(about).map((id) => said(id, passedWords(why, lang))),
    ),
  };
}
