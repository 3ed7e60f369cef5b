/** One call's life by the hub's own decisions, from the click to its rating: its journal, its rings, its latest line. */
import { recordContact } from '#hub/call/clocks/clock-commands.js';
import { close } from '#hub/call/decide/close.js';
import { DEFAULT_CALENDAR } from '#hub/calendar/working-calendar.js';
import type { CallRow, FactRow, OfferRow } from '#hub/call/call.entity.js';
import { clocksAtRaise } from '#hub/call/clocks/call-clocks.js';
import * as decide from '#hub/call/decide/decide.js';
import { answerClosing } from '#hub/residents/answer-rules.js';
import { ringsBegun, ringsEnded, type RingBegun } from '#hub/call/fact-effects.js';
import { factTextSealContext } from '#hub/desk/journal/journal.repository.js';
import { CallDecision, type DecisionContext } from '#hub/call/call-decision.js';
import type { Call } from '#hub/call/call-state.js';
import { factRow } from '#hub/call/facts.repository.js';
import { deadlinesOf } from '#hub/deadline/deadline-limits.js';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { urgencyOf } from '#hub/demo/history/demo-urgency.js';
import { newId } from '#hub/kernel/ids.js';
import type { Actor } from '#hub/kernel/actor.js';
import type { Seal } from '#hub/kernel/seal/seal.js';
import { DEFAULT_SETTINGS } from '#hub/directory/unit-settings.js';
import type { Outcome } from '#hub/protocol/calls/outcomes.js';
import { NO_GROUPS } from '#hub/routing/step-groups.js';
import { DEFAULT_STEPS, EMERGENCY_STEPS } from '#hub/routing/escalation-policy.js';
import type { Staff } from './people.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DEADLINES = deadlinesOf(DEFAULT_CALENDAR, [], DEFAULT_SETTINGS);
const { retrySeconds, heldLimit } = DEFAULT_SETTINGS;
const MATTERS = [
  ['elder_fraud', 18],
  ['family', 14],
  ['labour', 13],
  ['neighbour', 12],
  ['property', 11],
  ['consumer', 9],
  ['other', 7],
  ['relief', 5],
  ['enterprise', 4],
  ['petition', 3],
  ['minors', 2],
  ['domestic_violence', 1],
  ['public_interest', 1],
] as const;
const OUTCOMES: readonly (readonly [Outcome, number])[] = [
  ['resolved', 46],
  ['advised', 30],
  ['referred', 14],
  ['unresolved', 6],
  ['duplicate', 2],
  ['invalid', 2],
];
const RATINGS = [
  [5, 52],
  [4, 30],
  [3, 11],
  [2, 4],
  [1, 3],
] as const;
const NOTES: Record<Outcome, string> = {
  resolved: '当事人已按协商结果履行，居民确认问题解决。',
  advised: '已说明法律规定和办理途径，居民表示清楚。',
  referred: '已联系有关部门接续办理，并告知居民办理期限。',
  unresolved: '双方分歧较大，暂未达成一致，已约定再次联系。',
  duplicate: '与此前的呼叫为同一事项。',
  invalid: '误触，已与社区核实。',
};

export interface Life {
  line: CallRow;
  facts: FactRow[];
  offers: OfferRow[];
}
export interface Setting {
  staff: Staff;
  onDuty: Staff['officers'];
  chance: SeededRandom;
  seal: Pick<Seal, 'seal'>;
  number: string;
  /** Nothing happens after this. */
  end: number;
}

export class OneCall {
  private readonly facts: FactRow[] = [];
  private readonly offers = new Map<string, OfferRow>();
  private call!: Call;
  private now: number;
  private readonly worker: Actor;
  private readonly setting: Setting;

  constructor(setting: Setting, at: number, worker: Actor) {
    this.setting = setting;
    this.now = at;
    this.worker = worker;
  }

  live(): Life {
    const { chance } = this.setting;
    this.raise();
    if (chance.happens(0.04)) this.takeBack();
    else if (this.answer(this.patience())) {
      this.handle();
      this.close();
      if (this.call.line.state === 'closed') this.afterwards();
    }
    this.until(this.setting.end);
    return { line: this.call.line, facts: this.facts, offers: [...this.offers.values()] };
  }

  private raise(): void {
    const { staff, chance, number } = this.setting;
    const category = chance.weighted(MATTERS);
    const urgency = urgencyOf(category, chance);
    const clocks = clocksAtRaise(DEADLINES, urgency, category, this.now);
    const due = (kind: string) => clocks.find((c) => c.kind === kind)!.due!;
    const steps = urgency === 'emergency' ? EMERGENCY_STEPS : DEFAULT_STEPS;
    const decision = CallDecision.opening(newId({ now: () => this.now }), this.now, this.worker.id, {
      unitId: staff.id,
      communityId: this.worker.communityIds[0]!,
      clientCallId: chance.uuid(),
      number,
      category,
      urgency,
      answerBy: due('answer'),
      closeBy: due('close'),
      policy: { steps, retrySeconds, heldLimit },
      clocks,
    });
    decide.raise(decision, this.known());
    this.keep(decision);
  }

  private takeBack(): void {
    this.until(this.now + this.setting.chance.between(8, 20) * SECOND);
    this.deed((decision) => decide.cancel(decision, this.known(), this.worker));
  }

  /** Seconds until somebody answers: half within a quarter of a minute, a few after minutes. */
  private patience(): number {
    const { chance } = this.setting;
    const slow = chance.happens(0.03) ? chance.between(180, 900) : 0;
    return slow || Math.min(170, 4 + Math.round(-14 * Math.log(1 - chance.next())));
  }

  private answer(seconds: number): boolean {
    for (let at = this.now + seconds * SECOND, tries = 0; tries < 50; tries++, at += 20 * SECOND) {
      if (!this.until(at)) return false;
      const ring = this.call.rings.length ? this.setting.chance.oneOf(this.call.rings) : undefined;
      const officer = this.setting.onDuty.find((o) => o.id === ring?.officerId);
      if (!ring || !officer) continue;
      this.deed((decision) => decide.accept(decision, this.known(), officer, { ...ring, ending: null }));
      return true;
    }
    return false;
  }

  private get holder(): Actor {
    return this.setting.staff.officers.find((o) => o.id === this.call.line.holderId)!;
  }

  private handle(): void {
    const { chance } = this.setting;
    if (!this.until(this.now + chance.between(1, 12) * MINUTE)) return;
    if (chance.happens(0.9)) this.deed((decision) => recordContact(decision, this.holder, 'phone'));
  }

  private close(): void {
    const { chance } = this.setting;
    const takes = chance.happens(0.7) ? chance.between(8, 90) * MINUTE : chance.between(3, 120) * HOUR;
    if (!this.until(this.now + takes) || this.call.line.state !== 'active') return;
    const { category } = this.call.line;
    const drawn = chance.weighted(OUTCOMES);
    const outcome = category === 'petition' && drawn === 'resolved' ? 'referred' : drawn;
    const referral = outcome === 'referred' ? { body: '12348', how: 'warm' as const } : null;
    const closing = { outcome, solved: outcome === 'resolved', note: NOTES[outcome], referral };
    this.deed((decision) => close(decision, this.holder, closing));
  }

  private afterwards(): void {
    const { chance } = this.setting;
    if (!this.until(this.now + chance.between(1, 48) * HOUR)) return;
    if (chance.happens(0.015)) {
      this.deed((decision) => decide.reopen(decision, this.known(), this.worker, '居民反映问题没有解决'));
      if (this.answer(this.patience())) this.close();
    } else if (chance.happens(0.55)) {
      const rating = chance.weighted(RATINGS);
      this.deed((decision) => decide.rate(decision, this.worker, rating));
      // Some residents took a slip home.
      if (chance.happens(0.1)) {
        const said = { solved: true, satisfied: rating, words: '' };
        this.deed((decision) => answerClosing(decision, this.known(), said, ''));
      }
    }
  }

  /** Whatever falls due on the way is done at its instant. Answers false where the end comes before. */
  private until(at: number): boolean {
    const goal = Math.min(at, this.setting.end);
    for (let due = this.call.line.dueAt; due !== null && due <= goal; due = this.call.line.dueAt) {
      this.now = Math.max(this.now, due);
      const decision = CallDecision.of(this.call, this.now);
      decide.lapse(decision, this.known());
      if (!decision.facts.length && !decision.deferred) break;
      this.keep(decision);
    }
    this.now = Math.max(this.now, goal);
    return at <= this.setting.end;
  }

  private deed(work: (decision: CallDecision) => void): void {
    const decision = CallDecision.of(this.call, this.now);
    work(decision);
    this.keep(decision);
  }

  private readonly known = (): DecisionContext => ({
    candidates: this.setting.onDuty,
    liaisonId: undefined,
    gateway: false,
    deadlines: DEADLINES,
    groups: NO_GROUPS,
    hours: { open: true, opensAt: this.now },
    newId: () => newId({ now: () => this.now }),
    person: (id) => ({ id, name: id }),
  });

  private keep(decision: CallDecision): void {
    this.call = decision.call;
    const callId = decision.call.line.id;
    for (const fact of decision.facts) {
      const { seq, at, words } = fact;
      const sealed = words ? this.setting.seal.seal(factTextSealContext(callId, seq), words) : null;
      this.facts.push(factRow(callId, fact, sealed));
      for (const ring of ringsBegun(fact)) this.ring(ring, at);
      for (const { id, state } of ringsEnded(fact))
        Object.assign(this.offers.get(id)!, { ending: state, endedAt: at });
    }
  }

  private ring({ id, officer, kind, step, expiresAt, waited }: RingBegun, rungAt: number): void {
    this.offers.set(id, {
      id,
      callId: this.call.line.id,
      officerId: officer,
      kind,
      step,
      rungAt,
      expiresAt,
      endedAt: null,
      ending: null,
      waited,
      receivedAt: rungAt,
    });
  }
}
