/** What a decision writes, fact by fact, with the call as it is after each of them. Pure. */
import type { Holder } from '../protocol/answers.js';
import type { DeedName } from '../protocol/codes.js';
import type { Deadlines } from '../deadline/deadline-limits.js';
import type { RoutingGroups } from '../routing/step-groups.js';
import type { Candidate } from '../routing/candidate.js';
import { anyFact, type Fact, type FactData } from './facts.js';
import { applyFact } from './fold/fold.js';
import { openCall } from './fold/open-call.js';
import { nextDueAt, type Call } from './call-state.js';

/** All that a decision may know beside the call. */
export interface DecisionContext {
  /** Everybody on duty in the unit, read inside the write. */
  candidates: readonly Candidate[];
  liaisonId: string | undefined;
  gateway: boolean;
  deadlines: Deadlines;
  groups: RoutingGroups;
  /** Whether the unit works now, and when it does next; null where its calendar has no day left. */
  hours: { open: boolean; opensAt: number | null };
  newId: () => string;
  person: (id: string) => Holder;
}

export class CallDecision {
  readonly facts: Fact[] = [];
  /** The clock was set again without a fact: nothing happened that anybody needs to know. */
  deferred = false;

  /** Whom the call was ringing, as one that has waited, when the decision began. */
  readonly rangAtFirst: ReadonlySet<string>;

  private constructor(
    public call: Call,
    readonly now: number,
  ) {
    this.rangAtFirst = new Set(call.line.ringing.waited ? call.rings.map((r) => r.officerId) : []);
  }

  static of(call: Call, now: number): CallDecision {
    return new CallDecision(call, now);
  }

  static opening(
    id: string,
    now: number,
    actorId: string,
    data: FactData['raised'],
    words?: string,
  ): CallDecision {
    const fact: Fact<'raised'> = {
      deed: 'raised',
      actorId,
      data: { ...data },
      seq: 1,
      at: now,
      ...(words && { words }),
    };
    const decision = new CallDecision(openCall(id, fact), now);
    decision.facts.push(fact);
    return decision;
  }

  add<D extends DeedName>(deed: D, data: FactData[D], actorId: string | null = null, words?: string): void {
    const fact = anyFact<D>({
      deed,
      actorId,
      data: { ...data },
      seq: this.call.line.version + 1,
      at: this.now,
      ...(words && { words }),
    });
    this.call = applyFact(this.call, fact);
    this.facts.push(fact);
  }

  /** Sets when the waiting call is rung again, where trying just now could ring nobody as before. */
  defer(retryAt: number): void {
    const line = { ...this.call.line, ringing: { ...this.call.line.ringing, retryAt } };
    this.call = { line, rings: this.call.rings };
    line.dueAt = nextDueAt(this.call);
    this.deferred = true;
  }
}
