/** A unit kept in memory, and all that people and the clock may do in it, drawn at random: checked after each. */
import { answerClosing } from '../../../src/residents/answer-rules.js';
import { giveSlip } from '../../../src/residents/slip-rules.js';
import { tellBegun, tellConsent, tellEnd } from '../../../src/video/video-facts.js';
import {
  moveClocks,
  pauseClocks,
  recordContact,
  resumeClocks,
} from '../../../src/call/clocks/clock-commands.js';
import type { DeadlineRule } from '../../../src/protocol/administration.js';
import { close, takeCloseBack } from '../../../src/call/decide/close.js';
import { recuse, unrecuse } from '../../../src/call/decide/recusal-rules.js';
import { assign, transfer } from '../../../src/call/decide/transfer.js';
import { expect } from '../../setup/quick-expect.js';
import fc from 'fast-check';
import { extendLateRing } from '../../../src/call/decide/late-arrival.js';
import { countFor, computeDeadline } from '../../../src/calendar/deadline-arithmetic.js';
import { DEFAULT_CALENDAR, type WorkingCalendar } from '../../../src/calendar/working-calendar.js';
import {
  clockBookOf,
  clocksAtRaise,
  clocksWithoutAnswer,
  isRunning,
} from '../../../src/call/clocks/call-clocks.js';
import * as decide from '../../../src/call/decide/decide.js';
import { ringDeferredCall, deferAfterOutage } from '../../../src/call/decide/outage-rules.js';
import { retakeDecline } from '../../../src/call/decide/retake-decline.js';
import { isHandedOn, tellOfPetition } from '../../../src/call/care/petition-rules.js';
import { PETITION_STEPS } from '../../../src/protocol/relief/petitions.js';
import { recordFollowUp, postponeFollowUp } from '../../../src/call/care/follow-up-rules.js';
import * as help from '../../../src/call/care/co-handling-rules.js';
import { mergeCalls, partCall } from '../../../src/call/matter/matter-commands.js';
import { partsOf } from '../../../src/call/matter/matter-rules.js';
import { returnCall, releaseToCoordinators, reviewReturn } from '../../../src/call/decide/return-rules.js';
import { walkIn } from '../../../src/call/decide/walk-in.js';
import { holderAfter, ringsBegun, ringsEnded, ringsProlonged } from '../../../src/call/fact-effects.js';
import { applyFact } from '../../../src/call/fold/fold.js';
import { saysFact } from '../../../src/call/fact-fields.js';
import { factView } from '../../../src/calls/queries/fact.view.js';
import type { FactData, Fact } from '../../../src/call/facts.js';
import { CallDecision, type DecisionContext } from '../../../src/call/call-decision.js';
import { isOpen, type Call } from '../../../src/call/call-state.js';
import { ringOfficerForWaitingCalls } from '../../../src/call/decide/ring-freed-officers.js';
import { runCommand } from '../../../src/call/decide/run-command.js';
import type { DeskPort } from '../../../src/call/decide/desk-port.js';
import { deadlinesOf } from '../../../src/deadline/deadline-limits.js';
import { DEFAULT_SETTINGS } from '../../../src/directory/unit-settings.js';
import type { OfferEnd } from '../../../src/protocol/codes.js';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import type { EscalationPolicy } from '../../../src/protocol/calls/policy.js';
import { DEFAULT_STEPS } from '../../../src/routing/escalation-policy.js';
import { NO_GROUPS } from '../../../src/routing/step-groups.js';
import type { Candidate } from '../../../src/routing/candidate.js';
import { chief, closing, declinedOf, folded, NOW, person, SECOND, worker } from './given.js';

export const OFFICERS = ['o0', 'o1', 'o2', 'o3', 'o4'];
const POLICY: EscalationPolicy = {
  steps: DEFAULT_STEPS,
  retrySeconds: 120,
  heldLimit: 2,
  book: true,
  promise: { seconds: 150, owners: [] },
};
const DAY = 24 * 3600;
/** Normal calls are closed by working days, and the week may be another tomorrow. */
const RULES: DeadlineRule[] = [
  { clock: 'close', urgency: 'normal', category: null, amount: 2, unit: 'working_days' },
  { clock: 'contact', urgency: 'normal', category: null, amount: 3, unit: 'working_hours' },
];
const SHORT_WEEK: WorkingCalendar = {
  ...DEFAULT_CALENDAR,
  week: DEFAULT_CALENDAR.week.map((day, i) => (i === 3 ? [] : day)),
};
const under = (calendar: WorkingCalendar) => deadlinesOf(calendar, RULES, DEFAULT_SETTINGS);
/** Deeds that were done. */
export const seen = new Set<string>();

interface Offer {
  id: string;
  callId: string;
  officerId: string;
  ending: OfferEnd | null;
  waited: boolean;
  /** It rang for an emergency. */
  danger: boolean;
}

const RELATIONS = ['community', 'holder', 'helper', 'coordination'] as const;
/** Whoever reads it is told something, with its instants spelled out: no number of milliseconds, no device. */
function checkTold(fact: Fact): void {
  for (const relation of RELATIONS) {
    const { deed, data } = factView(fact, relation);
    if (!Object.keys(data).length) throw new Error(`${deed} tells nothing`);
    expect([deed, JSON.stringify(data).match(/\b\d{13}\b|"device"|"asked"/g)]).toEqual([deed, null]);
  }
}

/** A unit kept in memory: the rows that the desk would keep. */
export class Unit {
  now = NOW;
  deadlines = under(DEFAULT_CALENDAR);
  /** The unit works; after hours a call is booked where its policy says so. */
  open = true;
  readonly calls = new Map<string, { call: Call; journal: Fact[] }>();
  readonly offers = new Map<string, Offer>();
  readonly duty = new Map(
    OFFICERS.map((id) => [id, { on: false, paused: false, live: true, lastRungAt: null as number | null }]),
  );
  private ids = 0;

  readonly newId = () => `id${String(++this.ids).padStart(5, '0')}`;
  call = (id: string) => this.calls.get(id)!.call;
  journal = (id: string): readonly Fact[] => this.calls.get(id)!.journal;

  candidates(): Candidate[] {
    return [...this.duty]
      .filter(([, d]) => d.on)
      .map(([id, d]) => ({
        id,
        departmentId: id < 'o3' ? 'd1' : 'd2',
        skills: id === 'o1' ? ['family'] : [],
        paused: d.paused,
        live: d.live,
        lastRungAt: d.lastRungAt,
        held: [...this.calls.values()].filter(
          ({ call }) => call.line.state === 'active' && call.line.holderId === id,
        ).length,
        busy: [...this.offers.values()].filter((o) => o.officerId === id && o.ending === null && o.waited)
          .length,
      }));
  }
  known = (): DecisionContext => ({
    candidates: this.candidates(),
    liaisonId: 'o0',
    gateway: false,
    deadlines: this.deadlines,
    groups: { ...NO_GROUPS, coordinators: ['k0', 'k1'] },
    hours: { open: this.open, opensAt: this.open ? this.now : this.now + 8 * 3600 * SECOND },
    newId: this.newId,
    person: (id) => ({ id, name: id }),
  });

  port = (): DeskPort => ({
    waitingCalls: async () =>
      [...this.calls.values()]
        .filter(({ call }) => call.line.state === 'waiting' && call.line.lateAt === null)
        .sort(
          (a, b) => a.call.line.raisedAt - b.call.line.raisedAt || (a.call.line.id < b.call.line.id ? -1 : 1),
        )
        .map(({ call }) => call.line.id),
    emergencies: async () =>
      [...this.calls.values()]
        .filter(({ call: { line } }) => line.urgency === 'emergency' && /ringing|waiting/.test(line.state))
        .map(({ call }) => call.line.id),
    load: async (id) => this.call(id),
    known: async () => this.known(),
    decisionOn: (call) => CallDecision.of(call, this.now),
    save: async (_before, decision) =>
      decision.facts.length || decision.deferred ? this.save(decision) : decision.call,
    passOver: (_callId, error) => {
      throw error;
    },
  });

  save(decision: CallDecision): Call {
    const { id } = decision.call.line;
    const before = this.calls.get(id);
    const journal = [...(before?.journal ?? [])];
    let then = before?.call;
    for (const fact of decision.facts) {
      if (fact.deed === 'rung') this.checkRung(folded(id, [...journal, fact]), fact.data);
      journal.push(fact);
      then = then ? asTheJournalHasIt(then, fact) : folded(id, [fact]);
      seen.add(fact.deed);
      checkTold(fact);
      this.keepOffers(id, fact, decision.call.line.urgency === 'emergency');
    }
    if (before && decision.facts.length)
      expect(decision.call.line.version).toBeGreaterThan(before.call.line.version);
    // As the database would give it back.
    this.calls.set(id, { call: JSON.parse(JSON.stringify(decision.call)) as Call, journal });
    return decision.call;
  }

  private end(rings: readonly { id: string }[], ending: OfferEnd): void {
    for (const { id } of rings) {
      const offer = this.offers.get(id)!;
      expect([id, offer.ending]).toEqual([id, null]);
      offer.ending = ending;
    }
  }
  private keepOffers(callId: string, { deed, data, at }: Fact, danger: boolean): void {
    switch (deed) {
      case 'rung':
        for (const { id, officer: officerId } of data.rings) {
          expect(
            [...this.offers.values()].some(
              (o) => o.callId === callId && o.officerId === officerId && o.ending === null,
            ),
          ).toBe(false);
          this.offers.set(id, { id, callId, officerId, ending: null, waited: data.waited, danger });
          this.duty.get(officerId)!.lastRungAt = at;
        }
        break;
      case 'retaken': {
        const { ring: id, officer: officerId, waited } = data;
        this.offers.set(id, { id, callId, officerId, ending: null, waited, danger });
        break;
      }
      case 'lapsed':
        return this.end(data.rings, 'expired');
      case 'withdrawn':
        return this.end(data.rings, 'withdrawn');
      case 'declined':
        return this.end([{ id: data.ring }], 'declined');
      case 'merged':
        return this.end(data.withdrew ?? [], 'withdrawn');
      case 'cancelled':
      case 'recused':
        return this.end(data.withdrew, 'withdrawn');
      case 'transferred':
      case 'accepted':
        this.end([{ id: data.ring }], 'accepted');
        return this.end(data.withdrew ?? [], 'withdrawn');
      default:
    }
  }

  /** Nobody is rung who is off duty or paused; nobody over the limit or who said no, unless a hand chose them, or their own. */
  private checkRung(after: Call, data: FactData['rung']): void {
    const candidates = this.candidates();
    const { declined, climb, transfer } = after.line.ringing;
    const byName = data.kind === 'hand' || (data.kind === 'transfer' && transfer?.officerId != null);
    const saidNo = new Set(declined.filter((d) => d.climb === climb).map((d) => d.officer));
    const fresh = (c: Candidate) =>
      !c.paused &&
      c.held < POLICY.heldLimit &&
      !c.busy &&
      c.live &&
      !after.line.ringing.recused.includes(c.id) &&
      !declined.some((d) => d.officer === c.id);
    for (const { officer } of data.rings) {
      expect(after.line.ringing.recused).not.toContain(officer);
      if (!byName) expect(after.line.ringing.returned?.by ?? []).not.toContain(officer);
      const c = candidates.find((x) => x.id === officer);
      expect(c).toMatchObject({ paused: false });
      if (byName) continue;
      expect(c!.held).toBeLessThan(POLICY.heldLimit);
      // Danger comes beside the ring of another call that has waited.
      const beside = after.line.urgency === 'emergency';
      if (data.waited && data.kind !== 'transfer' && !beside) expect(c!.busy).toBe(0);
      // Who becomes able again after having said no is asked only where nobody else can be.
      if (data.kind === 'again' && saidNo.has(officer)) expect(candidates.filter(fresh)).toEqual([]);
      else if (data.kind !== 'transfer') expect(saidNo).not.toContain(officer);
    }
  }

  /** One deed as the desk does it; a refusal writes nothing. */
  async does(callId: string, deed: (decision: CallDecision, known: DecisionContext) => void): Promise<void> {
    try {
      await runCommand(this.port(), callId, deed);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  async silence(seconds: number): Promise<void> {
    this.now += seconds * SECOND;
    for (const { call } of this.calls.values()) {
      const { id } = call.line;
      const due = this.call(id).line.dueAt;
      if (due === null || due > this.now) continue;
      await this.does(id, decide.lapse);
    }
    for (const { call } of this.calls.values()) expect(call.line.dueAt ?? Infinity).toBeGreaterThan(this.now);
  }

  /** The hub was away: what fell due meanwhile is set aside, each with a turn of its own. */
  async outage(seconds: number): Promise<void> {
    this.now += seconds * SECOND;
    let turn = this.now;
    for (const id of this.calls.keys()) {
      const due = this.call(id).line.dueAt;
      if (due !== null && due < this.now)
        await this.does(id, (s, k) => deferAfterOutage(s, k, (turn += 60 * SECOND)));
    }
    await this.silence(0);
  }

  async leaves(officerId: string, why: 'off_duty' | 'paused'): Promise<void> {
    for (const offer of [...this.offers.values()].filter(
      (o) => o.officerId === officerId && o.ending === null,
    )) {
      const decision = CallDecision.of(this.call(offer.callId), this.now);
      decide.withdrawOfficer(decision, this.known(), officerId, why);
      this.save(decision);
    }
  }

  /** What runs is due when the arithmetic says, what stands still is due at no time, and somebody wakes for it. */
  private checkClocks({ line }: Call): void {
    const { clocks, pauses, pause } = clockBookOf(line);
    expect(pause !== null).toBe(pauses.at(-1)?.to === null);
    if (!isOpen(line)) return expect(pause).toBeNull();
    for (const clock of clocks) {
      if (clock.doneAt !== null || clock.from === null) continue;
      const { calendar } = this.deadlines;
      const counted = computeDeadline(calendar, {
        ...countFor(calendar, clock.limit),
        from: clock.from,
        pauses,
      });
      expect([clock.kind, clock.due]).toEqual([clock.kind, counted.due]);
      if (clock.due === null) expect(clock.left).toBe(counted.left);
      if (isRunning(clock)) expect(line.dueAt).toBeLessThanOrEqual(clock.warnAt!);
      if (clock.kind === 'close' && clock.due !== null) expect(line.closeBy).toBe(clock.due);
    }
  }

  check(): void {
    for (const { call, journal } of this.calls.values()) {
      const { line, rings } = call;
      const { ringing: book } = line;
      expect(line.version).toBe(journal.length);
      const live = [...this.offers.values()]
        .filter((o) => o.callId === line.id && o.ending === null)
        .map((o) => o.id);
      expect(rings.map((r) => r.id).sort()).toEqual(live.sort());
      expect(line.holderId !== null).toBe(line.state === 'active' || line.state === 'closed');
      expect(rings.every((r) => r.expiresAt > this.now)).toBe(true);
      if (line.state === 'ringing') expect(rings.length).toBeGreaterThan(0);
      for (const id of book.recused) {
        expect(line.state === 'active' && line.holderId === id).toBe(false);
        expect(rings.map((r) => r.officerId)).not.toContain(id);
      }
      // No call is un-owned longer than promised, and none that somebody holds has another owner.
      const unheld = line.state === 'ringing' || line.state === 'waiting';
      const since = Math.max(book.unheldSince, book.booked ?? 0);
      // A booked call that became an emergency may be due for it at this very instant.
      const dueNow = line.dueAt !== null && line.dueAt <= this.now;
      if (unheld && !dueNow && this.now >= since + 150 * SECOND) expect(book.entrusted).toHaveLength(2);
      if (!unheld && line.state !== 'closed') expect(book.entrusted).toBeNull();
      if (line.state === 'waiting') {
        expect(rings).toEqual([]);
        expect(book.retryAt).toBeGreaterThan(this.now);
        if (book.booked !== null) expect([book.booked, line.urgency]).toEqual([book.retryAt, 'normal']);
        else
          expect(book.alerts.map((a) => a.kind)).toEqual(
            expect.arrayContaining([expect.stringMatching(/unanswered|nobody_on_duty/)]),
          );
      }
      if (line.state === 'active') expect(rings.every((r) => r.kind === 'transfer')).toBe(true);
      if (!isOpen(line)) expect(rings).toEqual([]);
      this.checkClocks(call);
      expect(new Set(book.alerted).size).toBe(book.alerted.length);
      // Every holder came to it by a fact of their own.
      const came = journal.findLast(
        (f) =>
          f.deed === 'accepted' ||
          f.deed === 'walked_in' ||
          f.deed === 'transferred' ||
          (f.deed === 'merged' && f.data.officer !== undefined) ||
          (f.deed === 'reviewed' && f.data.verdict === 'ruled'),
      );
      const whose = came?.deed === 'reviewed' || came?.deed === 'merged' ? came.data.officer : came?.actorId;
      if (line.holderId !== null) expect(whose).toBe(line.holderId);
      // Who walked in waited for no answer and was reached at once, and nobody is ever told that it came late.
      const walkedIn = journal.some((f) => f.deed === 'walked_in');
      expect(line.desk).toBe(walkedIn);
      if (walkedIn) {
        expect([journal[0]!.deed, journal[1]!.deed, line.answeredAt]).toEqual([
          'raised',
          'walked_in',
          line.raisedAt,
        ]);
        expect(clockBookOf(line).clocks.map((c) => c.kind)).not.toContain('answer');
        expect(book.alerted).not.toContain('answer_late');
        if (journal.every((f) => f.deed !== 'reopened'))
          expect(clockBookOf(line).clocks.find((c) => c.kind === 'contact')?.doneAt).toBe(line.raisedAt);
      }
      // A review is of a call that is handled; who gave it back in this round is rung for it by a hand only.
      if (line.state !== 'active')
        expect([book.returned?.open ?? null, book.left]).toEqual([null, undefined]);
      const followUps = book.followUps ?? [];
      for (const f of followUps) {
        if (f.state !== 'open') expect(f.wakeAt).toBeNull();
        else
          expect([line.state, f.dueAt > this.now || f.wakeAt !== null || f.stage === 'over']).toEqual([
            'closed',
            true,
          ]);
        if (f.wakeAt !== null) expect(line.dueAt).toBeLessThanOrEqual(f.wakeAt);
      }
      const openOnes = followUps.filter((f) => f.state === 'open');
      // Of a kind there is one, and beside it what the resident asked for.
      expect(new Set(openOnes.map((f) => `${f.kind} ${f.ofResident}`)).size).toBe(openOnes.length);
      expect(line.followUpAt).toBe(openOnes.length ? Math.min(...openOnes.map((f) => f.dueAt)) : null);
      for (const h of book.help ?? [])
        expect(h.wakeAt !== null).toBe(h.state === 'asked' || h.state === 'agreed');

      // Every call of a matter says the same of it, and its leading call is one of them.
      const parts = partsOf(line).map(({ id }) => id);
      expect([parts.includes(line.matterId ?? line.id), parts.includes(line.id)]).toEqual([true, true]);
      for (const id of parts) expect(partsOf(this.call(id).line)).toEqual(partsOf(line));
      if (line.matterId !== null) expect(parts.length).toBeGreaterThan(1);

      const timeless = (c: Call) => ({
        ...c,
        line: { ...c.line, dueAt: 0, ringing: { ...c.line.ringing, retryAt: 0 } },
      });
      expect(timeless(JSON.parse(JSON.stringify(folded(line.id, journal))) as Call)).toEqual(timeless(call));
    }
    // An officer is rung for one waiting call at a time, unless a hand chose them or their own, and for danger beside it.
    for (const officer of OFFICERS) {
      const waited = [...this.offers.values()].filter(
        (o) => o.officerId === officer && o.ending === null && o.waited && !o.danger,
      );
      const byHand = waited.filter(
        (o) =>
          this.journal(o.callId).some((f) => f.deed === 'retaken' && f.data.ring === o.id) ||
          this.call(o.callId).rings.some(
            (r) => r.id === o.id && r.kind !== 'again' && r.kind !== 'ladder' && r.kind !== 'last_holder',
          ),
      );
      expect(waited.length - byHand.length).toBeLessThanOrEqual(1);
    }
  }
}

const raisedWith = (unit: Unit, urgency: 'emergency' | 'normal') => {
  const clocks = clocksAtRaise(unit.deadlines, urgency, 'family', unit.now);
  const due = (kind: 'answer' | 'close') => clocks.find((c) => c.kind === kind)!.due!;
  return { clocks, answerBy: due('answer'), closeBy: due('close') };
};
export type Step = (unit: Unit) => Promise<void>;
const which = fc.nat(3);
const who = fc.constantFrom(...OFFICERS);
const onCall =
  (n: number, work: (unit: Unit, id: string) => Promise<void>): Step =>
  async (unit) => {
    const ids = [...unit.calls.keys()];
    if (ids.length) await work(unit, ids[n % ids.length]!);
  };
const openParts = ({ line }: Call) =>
  (line.ringing.help ?? []).filter((h) => h.state === 'asked' || h.state === 'agreed');
/** A call that somebody is asked to help with, where there is one. */
const onHelped =
  (n: number, work: (unit: Unit, id: string) => Promise<void>): Step =>
  async (unit) => {
    const ids = [...unit.calls].filter(([, { call }]) => openParts(call).length).map(([id]) => id);
    if (ids.length) await work(unit, ids[n % ids.length]!);
  };
/** A closed call after which something is to be done, where there is one. */
const onClosed =
  (n: number, work: (unit: Unit, id: string) => Promise<void>): Step =>
  async (unit) => {
    const ids = [...unit.calls].filter(([, { call }]) => call.line.followUpAt !== null).map(([id]) => id);
    if (ids.length) await work(unit, ids[n % ids.length]!);
  };
/** A petition has one way to end. */
const HANDED_ON = {
  outcome: 'referred' as const,
  solved: false,
  referral: { body: '12309', how: 'warm' as const },
};
const inDays = (now: number, days: number) => new Date(now + days * DAY * SECOND).toISOString();
const named = (id: string) => person(id, ['officer']);
/** Mostly a ring that is alive; now and then one that has ended. */
const answering = (deed: typeof decide.accept | typeof decide.decline) =>
  fc.tuple(fc.nat(20), fc.nat(5)).map(([n, dead]): Step => async (unit) => {
    const some = [...unit.offers.values()].filter((o) => dead === 0 || o.ending === null);
    const offer = some[n % (some.length || 1)];
    if (offer) await unit.does(offer.callId, (s, k) => deed(s, k, named(offer.officerId), offer));
  });
const byHolder =
  (work: (s: CallDecision, k: DecisionContext, holder: string) => void) =>
  (n: number): Step =>
  async (unit) => {
    const held = [...unit.calls].filter(([, { call }]) => call.line.holderId !== null).map(([id]) => id);
    if (held.length) await unit.does(held[n % held.length]!, (s, k) => work(s, k, s.call.line.holderId!));
  };

const together = (work: (unit: Unit, one: string, other: string) => Promise<void>) =>
  fc.tuple(which, which).map(([n, m]): Step => async (unit) => {
    const ids = [...unit.calls.keys()];
    if (!ids.length) return;
    try {
      await work(unit, ids[n % ids.length]!, ids[m % ids.length]!);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  });
/** Two of the four calls are from one telephone. */
const keysOf = async (ids: readonly string[]) => new Map(ids.slice(0, 2).map((id) => [id, 'key']));

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: together((unit, callId, into) =>
      mergeCalls(unit.port(), chief, { callId, into, now: unit.now, keysOf }),
    ),
  },
  {
    weight: 2,
    arbitrary: together((unit, callId) => partCall(unit.port(), chief, { callId, reason: 'r', keysOf })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom('normal' as const, 'emergency' as const), fc.constantFrom('family', 'petition'))
      .map(([urgency, category]): Step => async (unit) => {
        if (unit.calls.size === 4) return;
        const raised = {
          unitId: 'heping',
          communityId: 'c1',
          clientCallId: unit.newId(),
          number: 'n',
          category,
          urgency,
          ...raisedWith(unit, urgency),
          policy: POLICY,
        };
        const decision = CallDecision.opening(unit.newId(), unit.now, worker.id, raised);
        decide.raise(decision, unit.known());
        unit.save(decision);
      }),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(who, fc.constantFrom('normal' as const, 'emergency' as const))
      .map(([officer, urgency]): Step => async (unit) => {
        if (unit.calls.size === 4) return;
        const clocks = clocksWithoutAnswer(unit.deadlines, urgency, 'family', unit.now);
        const decision = CallDecision.opening(unit.newId(), unit.now, officer, {
          unitId: 'heping',
          communityId: 'c1',
          clientCallId: unit.newId(),
          number: 'n',
          category: 'family',
          urgency,
          answerBy: unit.now,
          closeBy: clocks.find((c) => c.kind === 'close')!.due!,
          clocks,
          policy: POLICY,
          desk: true,
        });
        walkIn(decision, unit.known());
        unit.save(decision);
      }),
  },
  {
    weight: 5,
    arbitrary: who.map((id): Step => async (unit) => {
      const d = unit.duty.get(id)!;
      if (d.on) return;
      Object.assign(d, { on: true, paused: false, live: true });
      await ringOfficerForWaitingCalls(unit.port(), id, true);
    }),
  },
  {
    weight: 2,
    arbitrary: who.map((id): Step => async (unit) => {
      unit.duty.get(id)!.on = false;
      await unit.leaves(id, 'off_duty');
    }),
  },
  {
    weight: 2,
    arbitrary: who.map((id): Step => async (unit) => {
      unit.duty.get(id)!.paused = true;
      await unit.leaves(id, 'paused');
    }),
  },
  {
    weight: 2,
    arbitrary: who.map((id): Step => async (unit) => {
      unit.duty.get(id)!.paused = false;
      if (unit.duty.get(id)!.on) await ringOfficerForWaitingCalls(unit.port(), id, true);
    }),
  },
  {
    weight: 1,
    arbitrary: who.map(
      (id): Step =>
        async (unit) =>
          void (unit.duty.get(id)!.live = !unit.duty.get(id)!.live),
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(1, 3, 20, 25, 60, 61, 119, 120, 181, 600, DAY, 8 * DAY).map(
      (seconds): Step =>
        (unit) =>
          unit.silence(seconds),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.nat(20).map((n): Step => async (unit) => {
      const live = [...unit.offers.values()].filter((o) => o.ending === null);
      const offer = live[n % (live.length || 1)];
      if (offer) await unit.does(offer.callId, (s) => extendLateRing(s, offer.id, 'page'));
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(30, 7200).map(
      (s): Step =>
        (unit) =>
          unit.outage(s),
    ),
  },
  {
    weight: 2,
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => unit.does(id, (s, k) => ringDeferredCall(s, k, chief))),
    ),
  },
  { weight: 5, arbitrary: answering(decide.accept) },
  { weight: 4, arbitrary: answering(decide.decline) },
  {
    weight: 3,
    arbitrary: fc.nat(20).map((n): Step => async (unit) => {
      const said = [...unit.offers.values()].filter((o) => o.ending === 'declined').reverse();
      const offer = said[n % (said.length || 1)];
      const known = offer && declinedOf(unit.journal(offer.callId), offer.id);
      if (known)
        await unit.does(offer.callId, (s, k) => retakeDecline(s, k, named(offer.officerId), ...known));
    }),
  },
  {
    weight: 1,
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => unit.does(id, (s) => void decide.message(s, worker, unit.newId()))),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => unit.does(id, (s, k) => decide.cancel(s, k, worker))),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map((n) => onCall(n, (unit, id) => unit.does(id, (s) => decide.rate(s, worker, 4)))),
  },
  {
    weight: 2,
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => unit.does(id, (s, k) => decide.reopen(s, k, worker, 'r'))),
    ),
  },
  {
    weight: 1,
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => unit.does(id, (s) => giveSlip(s, worker, { safeContact: true }))),
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(which, fc.boolean())
      .map(([n, solved]) =>
        onCall(n, (unit, id) =>
          unit.does(id, (s, k) => answerClosing(s, k, { solved, satisfied: null, words: '' }, '')),
        ),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(which, fc.constantFrom('emergency' as const, 'normal' as const))
      .map(([n, urgency]) =>
        onCall(n, (unit, id) =>
          unit.does(id, (s, k) => decide.amend(s, k, worker, { urgency, particulars: [] })),
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(which, who)
      .map(([n, officer]) =>
        byHolder((s, k, holder) => transfer(s, k, named(holder), { officerId: officer }, 'n'))(n),
      ),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(which, fc.constantFrom('d1', 'd2'))
      .map(([n, departmentId]) =>
        byHolder((s, k, holder) => transfer(s, k, named(holder), { departmentId }, 'n'))(n),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(which, fc.constantFrom(null, 60, DAY)).map(([n, seconds]) =>
      byHolder((s, k, holder) =>
        pauseClocks(s, k, named(holder), {
          reason: 'resident',
          until: seconds === null ? null : s.now + seconds * SECOND,
        }),
      )(n),
    ),
  },
  { weight: 2, arbitrary: which.map(byHolder((s, k, holder) => resumeClocks(s, k, named(holder)))) },
  {
    weight: 1,
    arbitrary: which.map(byHolder((s, _, holder) => recordContact(s, named(holder), 'phone'))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(which, fc.boolean())
      .map(([n, holder]) => onCall(n, (unit, id) => unit.does(id, (s) => tellBegun(s, holder, 'o1')))),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(which, fc.constantFrom('aloud' as const, 'sign' as const), fc.boolean())
      .map(([n, how, given]) =>
        onCall(n, (unit, id) => unit.does(id, (s) => tellConsent(s, { how, given }, 'o1'))),
      ),
  },
  {
    weight: 1,
    // After a closing too, which ends it.
    arbitrary: which.map((n) =>
      onCall(n, (unit, id) => {
        const ever = ['o1', 'w1', 'o1'].map((personId) => ({ personId, side: 'officer' as const }));
        return unit.does(id, (s) => tellEnd(s, { beganAt: NOW, why: 'ended', ever }, null));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(DEFAULT_CALENDAR, SHORT_WEEK).map((calendar): Step => async (unit) => {
      unit.deadlines = under(calendar);
      for (const id of unit.calls.keys()) await unit.does(id, (s) => moveClocks(s, unit.deadlines, chief));
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(which, fc.constantFrom(null, 1, 3)).map(([n, days]) =>
      byHolder((s, _, holder) =>
        close(s, named(holder), {
          ...closing,
          ...(s.call.line.category === 'petition' && HANDED_ON),
          help: 'withdraw',
          ...(days && { followUpBy: inDays(s.now, days) }),
        }),
      )(n),
    ),
  },
  {
    weight: 2,
    arbitrary: which.map((n): Step => async (unit) => {
      const closed = [...unit.calls].filter(([, { call }]) => call.line.ringing.beforeClose);
      const [id, kept] = closed[n % closed.length] ?? [];
      const by = kept?.call.line.ringing.closedBy;
      if (id && by) await unit.does(id, (s, k) => takeCloseBack(s, k, named(by)));
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(which, fc.constantFrom(null, 2)).map(([n, days]) =>
      onClosed(n, (unit, id) =>
        unit.does(id, (s, k) => {
          const it = { kind: 'visit' as const, note: 'n' };
          if (days === null) recordFollowUp(s, k, chief, it);
          else postponeFollowUp(s, k, chief, { ...it, until: inDays(s.now, days) });
        }),
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(which, fc.constantFrom(...PETITION_STEPS)).map(([n, step]): Step => async (unit) => {
      const ids = [...unit.calls].filter(([, { call }]) => isHandedOn(call.line)).map(([id]) => id);
      if (ids.length)
        await unit.does(ids[n % ids.length]!, (s) => tellOfPetition(s, chief, { step, on: '2026-11-24' }));
    }),
  },
  {
    weight: 3,
    arbitrary: which.map((n) =>
      byHolder((s, _, holder) => returnCall(s, named(holder), 'r', s.now + 1800 * SECOND))(n),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(which, fc.constantFrom('upheld' as const, 'sent_back' as const), fc.option(who))
      .map(([n, wanted, officer]) =>
        onCall(n, (unit, id) =>
          unit.does(id, (s, k) => {
            const mustRule = (s.call.line.ringing.returned?.times ?? 0) > 2;
            reviewReturn(s, k, chief, {
              verdict: mustRule ? 'ruled' : wanted,
              ...((mustRule || wanted === 'upheld') && { officerId: officer ?? undefined }),
              words: 'w',
              reviewer: null,
            });
          }),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: which.map(byHolder((s, _, holder) => releaseToCoordinators(s, holder, holder, 'n'))),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(which, who, fc.constantFrom(600, DAY, 3 * DAY)).map(([n, officer, seconds]) =>
      byHolder((s, k, holder) =>
        help.requestHelp(s, k, named(holder), {
          to: { officer },
          answerBy: s.now + seconds * SECOND,
          resident: null,
          what: 'w',
        }),
      )(n),
    ),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(which, fc.nat(5), fc.constantFrom('agree', 'decline', 'answer', 'withdraw'))
      .map(([n, which, deed]) =>
        onHelped(n, (unit, id) =>
          unit.does(id, (s, k) => {
            const parts = openParts(s.call);
            const part = parts[which % (parts.length || 1)];
            if (!part) return;
            const helper = named(part.helper!);
            if (deed === 'agree') help.agreeToHelp(s, k, helper, part.id);
            else if (deed === 'decline') help.declineHelp(s, k, helper, part.id, 'r');
            else if (deed === 'answer')
              help.answerHelp(s, k, helper, { helpId: part.id, answer: 'a', on: s.now });
            else help.withdrawHelp(s, named(s.call.line.holderId!), part.id);
          }),
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(which, who)
      .map(([n, officer]) => onCall(n, (unit, id) => unit.does(id, (s, k) => assign(s, k, chief, officer)))),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(which, who, fc.boolean())
      .map(([n, officer, own]) =>
        onCall(n, (unit, id) =>
          unit.does(id, (s, k) =>
            recuse(s, k, own ? named(officer) : chief, { officerId: officer, reason: '亲属' }),
          ),
        ),
      ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(which, who).map(([n, officer]) =>
      onCall(n, (unit, id) => {
        const [recused = officer] = unit.call(id).line.ringing.recused;
        return unit.does(id, (s, k) => unrecuse(s, k, chief, recused, '误'));
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.boolean().map(
      (open): Step =>
        async (unit) =>
          void (unit.open = open),
    ),
  },
);

/** What a fact says passes where it is read again, and it ends, begins and prolongs the rings that it says. */
function asTheJournalHasIt(before: Call, fact: Fact): Call {
  expect([fact.deed, saysFact(fact.deed, JSON.parse(JSON.stringify(fact.data)))]).toEqual([fact.deed, true]);
  const after = applyFact(before, fact);
  const rings = new Map(before.rings.map((r) => [r.id, r.expiresAt]));
  for (const { id, officer } of ringsEnded(fact)) {
    expect(before.rings).toContainEqual(expect.objectContaining({ id, officerId: officer }));
    rings.delete(id);
  }
  for (const { id, expiresAt } of [...ringsBegun(fact), ...ringsProlonged(fact)]) rings.set(id, expiresAt);
  expect([fact.deed, after.rings.map((r) => [r.id, r.expiresAt])]).toEqual([fact.deed, [...rings]]);
  const holder = holderAfter(fact);
  if (holder !== undefined && fact.deed !== 'closed' && fact.deed !== 'cancelled')
    expect([fact.deed, after.line.holderId]).toEqual([fact.deed, holder]);
  else if (fact.deed !== 'reopened')
    expect([fact.deed, after.line.holderId]).toEqual([fact.deed, before.line.holderId]);
  return after;
}
