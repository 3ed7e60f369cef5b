/** "Why this officer?" and "why was I not rung?", answered from the journal: whole for coordinators, for an officer about themselves. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/instant.js';
import type { Actor } from '../../kernel/actor.js';
import type { CallWhy, PersonWhy, RingWhy, StepWhy } from '../../protocol/policy.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { DeskTools } from '../../desk/desk-tools.js';
import type { FactRow } from '../../call/call.entities.js';
import { lineOf, listedFacts, listedOne } from '../../desk/views/listed.js';
import { relationsOf } from '../../call/relation.js';
import { rerun, type Rerun, type Tried } from './rerun.js';
import type { Why } from '../../routing/candidate.js';
import { Views } from '../../desk/views/views.js';
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
    const found = (await listedOne(store.read, callId)) ?? refuse('call_not_found');
    const line = lineOf(found);
    if (line.unitId !== actor.unitId) refuse('call_not_found');
    const journal = await listedFacts(store.read, 'where call_id = ? order by seq', [callId]);
    const whole = relationsOf(line, actor).includes('coordination');
    const about = (id: string) => whole || id === actor.id;
    // What came after a fact that cannot be read cannot be told: it stood on what that fact said.
    const first = journal.findIndex((f) => f.broken);
    const readable = first < 0 ? journal : journal.slice(0, first);
    const items = rerun(
      callId,
      readable.map(({ words: _words, broken: _broken, ...fact }) => fact),
    ).map((one) => this.ring(one, actor, about));
    const spoken = items.filter((one) => whole || one.steps.some((s) => s.rung.length + s.passed.length));
    const recused = this.recused(journal, line.ringing.recused.filter(about));
    if (!whole && !spoken.length && !recused.length) refuse('call_not_found');
    return {
      callId: line.id,
      number: line.number,
      policy: found.whole ? policyName(line.policy.name, actor.lang) : '',
      items: spoken,
      recused,
      ...((!found.whole || first >= 0) && { broken: true }),
    };
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
      const reason = fact?.words ? this.views.words(fact.callId, fact.seq, fact.words) : '';
      return {
        person: this.views.holder(id),
        ...(reason && { reason }),
        ...(reason === undefined && { broken: true }),
      };
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
