/** A small world for the decision: one community, its worker, four officers, and calls in every state. */
import { close } from '../../../src/call/decide/close.js';
import { DEFAULT_CALENDAR } from '../../../src/calendar/working-calendar.js';
import { clocksAtRaise } from '../../../src/call/clocks/call-clocks.js';
import type { Fact } from '../../../src/call/facts.js';
import type { DeclinedOffer } from '../../../src/call/decide/retake-decline.js';
import { applyFact } from '../../../src/call/fold/fold.js';
import { openCall } from '../../../src/call/fold/open-call.js';
import * as decide from '../../../src/call/decide/decide.js';
import { CallDecision, type DecisionContext } from '../../../src/call/call-decision.js';
import type { Call } from '../../../src/call/call-state.js';
import { deadlinesOf } from '../../../src/deadline/deadline-limits.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';
import type { CallState, DeedName, Role } from '../../../src/protocol/codes.js';
import { Refusal, type Sentence } from '../../../src/kernel/refusal/refusal.js';
import type { EscalationPolicy } from '../../../src/protocol/calls/policy.js';
import { DEFAULT_STEPS } from '../../../src/routing/escalation-policy.js';
import { NO_GROUPS } from '../../../src/routing/step-groups.js';
import type { Candidate } from '../../../src/routing/candidate.js';

export const SECOND = 1000;
export const NOW = Date.UTC(2025, 10, 24, 2);
export const POLICY: EscalationPolicy = { steps: DEFAULT_STEPS, retrySeconds: 120, heldLimit: 5 };

export const person = (id: string, roles: Role[], communityIds: string[] = [], unitId = 'heping'): Actor => ({
  id,
  name: id,
  roles,
  unitId,
  departmentId: null,
  communityIds,
  sessionId: `${id}-page`,
  lang: 'zh',
});
export const worker = person('gao', ['worker'], ['c1']);
export const colleague = person('sun', ['worker'], ['c1']);
export const neighbour = person('qian', ['worker'], ['c2']);
export const wang = person('wang', ['officer']);
export const li = person('li', ['officer']);
export const chief = person('chief', ['coordinator']);
export const foreignChief = person('far', ['coordinator', 'admin'], [], 'nankai');

export const officer = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  departmentId: 'd1',
  skills: [],
  paused: false,
  live: true,
  held: 0,
  lastRungAt: null,
  busy: 0,
  ...more,
});

export const DEADLINES = deadlinesOf(DEFAULT_CALENDAR, [], DEFAULT_SETTINGS);

let ids = 0;
/** wang is the liaison of the community. */
export const known = (
  candidates: readonly Candidate[],
  more: Partial<DecisionContext> = {},
): DecisionContext => ({
  candidates,
  liaisonId: 'wang',
  gateway: false,
  deadlines: DEADLINES,
  groups: NO_GROUPS,
  hours: { open: true, opensAt: NOW },
  newId: () => `id${++ids}`,
  person: (id) => ({ id, name: id }),
  ...more,
});
export const nobody = known([]);
export const two = known([officer('wang'), officer('li')]);

export function raise(k: DecisionContext, at = NOW, policy: EscalationPolicy = POLICY): CallDecision {
  const raised = {
    unitId: 'heping',
    communityId: 'c1',
    clientCallId: `client${++ids}`,
    number: '1124-001',
    category: 'family',
    urgency: 'normal' as const,
    answerBy: at + 180 * SECOND,
    closeBy: at + 7 * 24 * 3600 * SECOND,
    policy,
    clocks: clocksAtRaise(k.deadlines, 'normal', 'family', at),
  };
  const decision = CallDecision.opening(`call${++ids}`, at, worker.id, raised);
  decide.raise(decision, k);
  return decision;
}

/** The call after a deed; what was written is in `facts`. */
export function does(call: Call, deed: (decision: CallDecision) => void, at = NOW): CallDecision {
  const decision = CallDecision.of(call, at);
  deed(decision);
  return decision;
}

/** The names of the facts, or the sentence of the refusal. */
export function told(call: Call, deed: (decision: CallDecision) => void, at = NOW): string[] | Sentence {
  const decision = CallDecision.of(call, at);
  try {
    deed(decision);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Nothing is written where the decision refuses, whatever it had begun to say.
    return error.sentence;
  }
  return decision.facts.map((f) => f.deed);
}

export const factsOf = <D extends DeedName>(facts: readonly Fact[], deed: D) =>
  facts.filter((f): f is Extract<Fact, { deed: D }> => f.deed === deed);

/** An officer's latest offer as the database would hold it. */
export function offerOf(facts: readonly Fact[], officerId: string) {
  let offer:
    | { id: string; officerId: string; ending: 'accepted' | 'declined' | 'expired' | 'withdrawn' | null }
    | undefined;
  const end = (rings: readonly { id: string }[], ending: NonNullable<typeof offer>['ending']) => {
    if (offer && rings.some((r) => r.id === offer!.id)) offer.ending = ending;
  };
  for (const fact of facts)
    switch (fact.deed) {
      case 'rung': {
        const ring = fact.data.rings.find((r) => r.officer === officerId);
        if (ring) offer = { id: ring.id, officerId, ending: null };
        break;
      }
      case 'lapsed':
        end(fact.data.rings, 'expired');
        break;
      case 'withdrawn':
        end(fact.data.rings, 'withdrawn');
        break;
      case 'declined':
        end([{ id: fact.data.ring }], 'declined');
        break;
      case 'cancelled':
      case 'recused':
        end(fact.data.withdrew, 'withdrawn');
        break;
      case 'accepted':
      case 'transferred':
        end([{ id: fact.data.ring }], 'accepted');
        end(fact.data.withdrew ?? [], 'withdrawn');
        break;
      default:
    }
  return offer ?? { id: 'none', officerId, ending: 'expired' as const };
}

/** A declined offer as the database holds it, and whether somebody has accepted the call since. */
export function declinedOf(facts: readonly Fact[], offerId: string): [DeclinedOffer, boolean] | undefined {
  const rang = [...factsOf(facts, 'rung'), ...factsOf(facts, 'retaken')].find((f) =>
    f.deed === 'rung' ? f.data.rings.some((r) => r.id === offerId) : f.data.ring === offerId,
  );
  const no = factsOf(facts, 'declined').find((f) => f.data.ring === offerId);
  if (!rang || !no) return undefined;
  const { kind, step, expiresAt } = rang.data;
  const offer = { id: offerId, officerId: no.data.officer, ending: 'declined' as const };
  const taken = facts.some((f) => f.seq > no.seq && (f.deed === 'accepted' || f.deed === 'transferred'));
  return [{ ...offer, endedAt: no.at, rungAt: rang.at, expiresAt, kind, step }, taken];
}

export const closing = { outcome: 'resolved', solved: true, note: '已调解', referral: null } as const;

/** A call that has come to the state in the plainest way, with its whole journal. */
export function callThatIs(state: CallState): { call: Call; facts: Fact[] } {
  if (state === 'waiting') return raise(nobody);
  const ringing = raise(two);
  if (state === 'ringing') return ringing;
  const then = (from: { call: Call; facts: Fact[] }, deed: (decision: CallDecision) => void) => {
    const decision = does(from.call, deed);
    return { call: decision.call, facts: [...from.facts, ...decision.facts] };
  };
  if (state === 'cancelled') return then(ringing, (s) => decide.cancel(s, two, worker));
  const active = then(ringing, (s) => decide.accept(s, two, wang, offerOf(ringing.facts, 'wang')));
  if (state === 'active') return active;
  return then(active, (s) => close(s, wang, closing));
}

/** The call as its journal says. */
export function folded(id: string, [first, ...others]: readonly Fact[]): Call {
  if (first?.deed !== 'raised') throw new Error('a journal begins with the raise');
  return others.reduce(applyFact, openCall(id, first));
}
