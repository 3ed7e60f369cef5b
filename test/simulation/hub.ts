/**
 * The hub without its database, its sockets and its clock: the very decisions, ladders and turns of duty, played
 * on memory; the very news, told to simulated pages. It crashes around commits, stays down and comes back.
 */
import { clocksAtRaise, clocksWithoutAnswer } from '#hub/call/clocks/call-clocks.js';
import { walkIn } from '#hub/call/decide/walk-in.js';
import * as decide from '#hub/call/decide/decide.js';
import type { FactData } from '#hub/call/facts.js';
import { CommunityPublisher } from '#hub/desk/events/community-publisher.js';
import { CallPublisher } from '#hub/desk/events/call-publisher.js';
import type { DeskTransaction } from '#hub/desk/desk-transaction.js';
import { CallDecision, type DecisionContext } from '#hub/call/call-decision.js';
import type { Call } from '#hub/call/call-state.js';
import { CallViewsService } from '#hub/desk/views/call-views.service.js';
import { ringOfficerForWaitingCalls } from '#hub/call/decide/ring-freed-officers.js';
import { runCommand } from '#hub/call/decide/run-command.js';
import * as turn from '#hub/ledger/duty-session-rules.js';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import type { PauseReason, Urgency } from '#hub/protocol/codes.js';
import { Meters } from '#hub/kernel/meters/meters.js';
import { Refusal } from '#hub/kernel/refusal/refusal.js';
import { DEFAULT_STEPS, EMERGENCY_STEPS } from '#hub/routing/escalation-policy.js';
import { Memory, type DutyKept } from './memory.ts';
import { Pages } from './pages.ts';
import { Promises } from './promises.ts';
import { MemoryDesk } from './memory-desk.ts';
import { TOWN, unitOf, worker, type Unit } from './town.ts';

const SECOND = 1000;
const FORGOTTEN_SECONDS = 12 * 3600;
const LIVE = 15 * SECOND;
/** One deed in so many meets a crash; as many lose their answer on the way back. */
const CRASH = 1 / 4000;
const LOST_ANSWER = 1 / 200;

export type Answer<T> = { value: T } | { refused: Refusal } | 'no answer';
type Work<T> = (stage: MemoryDesk) => Promise<T>;

export class Hub {
  readonly memory = new Memory();
  readonly promises = new Promises(this.memory);
  readonly pages: Pages;
  readonly units = new Map(TOWN.map((unit) => [unit.id, unit]));
  now: number;
  startedAt: number;
  /** Down until this instant; 0 where it is up. */
  downUntil = 0;
  deeds = 0;
  faults = 0;
  private ids = 0;
  private calls = 0;
  private readonly chance: SeededRandom;
  private readonly publisher: CallPublisher;

  constructor(chance: SeededRandom, now: number) {
    this.chance = chance;
    this.now = now;
    this.startedAt = now;
    this.pages = new Pages(this);
    const directory = {
      person: (id: string) => ({ id, name: id, roles: [], communityIds: [] }),
      community: (id: string) => ({ id, name: id }),
      sources: { of: () => undefined },
    };
    const views = new CallViewsService(directory as never, {} as never);
    const board = { touch: () => undefined };
    const ledger = { rang: () => 0 };
    const tell = this.pages.tell as never;
    const nobody = { person: () => undefined } as never;
    const community = new CommunityPublisher(tell, views, nobody, { at: () => Promise.resolve([]) } as never);
    this.publisher = new CallPublisher(tell, views, board as never, ledger as never, community, new Meters());
  }

  newId = (): string => `id${String(++this.ids).padStart(9, '0')}`;
  unit = (id: string): Unit => this.units.get(unitOf(id))!;
  get up(): boolean {
    return this.downUntil === 0;
  }

  /** One command: done, refused, or without an answer because the hub or the line failed. */
  async perform<T>(unitId: string, work: Work<T>): Promise<Answer<T>> {
    if (!this.up) return 'no answer';
    const crash = this.chance.happens(CRASH);
    if (crash && this.chance.happens(0.5)) return this.crash();
    this.deeds += 1;
    const stage = new MemoryDesk(this.unit(unitId), this);
    let answer: Answer<T>;
    try {
      answer = { value: await work(stage) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = { refused: error };
    }
    for (const { after } of stage.updates) this.promises.ofCall(after.line.id, this.now, this.startedAt);
    for (const { after } of stage.updates) this.promises.ofMatter(this.memory.calls.get(after.line.id)!.line);
    this.promises.noFlash(stage.updates);
    this.promises.ofDanger(unitId, stage.candidates(), stage.updates);
    if (crash) return this.crash();
    this.publisher.rings(stage as unknown as DeskTransaction);
    this.publisher.rest(stage as unknown as DeskTransaction);
    this.pages.check(stage);
    if (!this.chance.happens(LOST_ANSWER)) return answer;
    this.faults += 1;
    return 'no answer';
  }

  private crash(): 'no answer' {
    this.faults += 1;
    this.downUntil = this.now + this.chance.between(200, 20 * SECOND);
    this.pages.allLost();
    return 'no answer';
  }
  restart(): void {
    this.startedAt = this.now;
    this.downUntil = 0;
  }

  onCall(
    callId: string,
    decision: (decision: CallDecision, known: DecisionContext) => void,
  ): Promise<Answer<Call>> {
    return this.perform(this.memory.calls.get(callId)!.line.unitId, (stage) =>
      runCommand(stage, callId, decision),
    );
  }

  raise(
    communityId: string,
    clientCallId: string,
    urgency: Urgency,
    category: string,
    /** Who took it from somebody who walked in. */
    atDesk?: string,
  ): Promise<Answer<Call>> {
    const { id } = this.unit(communityId);
    return this.perform(id, async (stage) => {
      const before = this.memory.raised.get(clientCallId);
      if (before) return this.memory.calls.get(before)!;
      const policy = {
        steps: urgency === 'emergency' ? EMERGENCY_STEPS : DEFAULT_STEPS,
        retrySeconds: 120,
        heldLimit: 5,
        promise: { seconds: 120, owners: [] },
      };
      const known = await stage.known({ communityId });
      const begun = atDesk === undefined ? clocksAtRaise : clocksWithoutAnswer;
      const clocks = begun(known.deadlines, urgency, category, this.now);
      const due = (kind: 'answer' | 'close') => clocks.find((c) => c.kind === kind)?.due ?? this.now;
      const data: FactData['raised'] = {
        unitId: id,
        communityId,
        clientCallId,
        number: String(++this.calls),
        category,
        urgency,
        answerBy: due('answer'),
        closeBy: due('close'),
        policy,
        clocks,
        ...(atDesk !== undefined && { desk: true as const }),
      };
      const by = atDesk ?? worker(communityId).id;
      const decision = CallDecision.opening(this.newId(), this.now, by, data);
      (atDesk === undefined ? decide.raise : walkIn)(decision, known);
      const call = await stage.save(null, decision);
      this.memory.raised.set(clientCallId, call.line.id);
      return call;
    });
  }

  /** What the dispatcher does: everything whose instant has come. */
  async doWhatIsDue(): Promise<void> {
    const { due, calls, duty } = this.memory;
    while (this.up && due.nextAt <= this.now) {
      const { at, what } = due.take()!;
      const call = calls.get(what);
      if (call?.line.dueAt === at) {
        this.promises.onTime(at, this.now, this.startedAt, `what is due on call ${call.line.number}`);
        await this.onCall(what, decide.lapse);
        this.again(at, calls.get(what)?.line.dueAt, what);
      } else if (duty.get(what)?.dueAt === at) {
        this.promises.onTime(at, this.now, this.startedAt, `what is due on the duty of ${what}`);
        await this.dutyDue(what);
        this.again(at, duty.get(what)?.dueAt, what);
      }
    }
  }
  /** What a crash kept from being done is due still. Done and due for the same instant, it would be done for ever. */
  private again(at: number, dueAt: number | null | undefined, what: string): void {
    if (dueAt !== at) return;
    if (this.up) this.promises.say(false, () => `${what} is due at ${at} after that was done`);
    else this.memory.due.add(at, what);
  }

  private dutyOf(officer: string): DutyKept {
    const known = this.memory.duty.get(officer);
    if (known) return known;
    const fresh: DutyKept = {
      unitId: unitOf(officer),
      since: null,
      sessionId: null,
      pauseReason: null,
      pausedAt: null,
      pausedUntil: null,
      runningFrom: null,
      stretches: [],
      lastRungAt: null,
      seenAt: null,
      dueAt: null,
      endingAt: null,
      ending: null,
    };
    this.memory.duty.set(officer, fresh);
    return fresh;
  }
  private change(officer: string, changes: Partial<DutyKept>): void {
    const duty = Object.assign(this.dutyOf(officer), changes);
    if (duty.dueAt !== null) this.memory.due.add(duty.dueAt, officer);
  }
  private record(officer: string, until: number): void {
    for (const stretch of turn.unrecordedStretches(this.dutyOf(officer), until))
      this.promises.served(officer, stretch);
  }

  dutyStart = (officer: string) =>
    this.perform(unitOf(officer), async (stage) => {
      if (this.dutyOf(officer).since !== null) return;
      this.change(officer, {
        ...turn.startDuty(this.newId(), this.now, FORGOTTEN_SECONDS),
        seenAt: this.now,
      });
      await ringOfficerForWaitingCalls(stage, officer, true);
    });
  dutyPause = (officer: string, reason: PauseReason, until: number | null) =>
    this.perform(unitOf(officer), async (stage) => {
      const duty = this.dutyOf(officer);
      if (duty.since === null) return;
      this.change(officer, turn.pauseDuty(duty, reason, until, this.now, FORGOTTEN_SECONDS));
      await this.stopRinging(stage, officer, 'paused');
    });
  dutyResume = (officer: string) => this.perform(unitOf(officer), (stage) => this.resume(stage, officer));
  dutyEnd = (officer: string) =>
    this.perform(unitOf(officer), async (stage) => {
      if (this.dutyOf(officer).since !== null) await this.signOff(stage, officer, this.now);
    });
  /** The page of an officer is back. */
  came = (officer: string) =>
    this.perform(unitOf(officer), async (stage) => {
      const duty = this.dutyOf(officer);
      const asleep = duty.seenAt === null || this.now - duty.seenAt >= LIVE;
      duty.seenAt = this.now;
      if (duty.since !== null && asleep) await ringOfficerForWaitingCalls(stage, officer, true);
    });
  seen(officer: string): void {
    this.dutyOf(officer).seenAt = this.now;
  }

  private async resume(stage: MemoryDesk, officer: string): Promise<void> {
    const duty = this.dutyOf(officer);
    if (duty.since === null || duty.pauseReason === null) return;
    this.change(officer, turn.resumeDuty(duty, this.now, FORGOTTEN_SECONDS));
    await ringOfficerForWaitingCalls(stage, officer, true);
  }
  private async signOff(stage: MemoryDesk, officer: string, at: number): Promise<void> {
    this.record(officer, at);
    this.change(officer, turn.endDuty());
    await this.stopRinging(stage, officer, 'off_duty');
  }
  private dutyDue = (officer: string) =>
    this.perform(unitOf(officer), async (stage) => {
      const duty = this.dutyOf(officer);
      if (duty.since === null || duty.dueAt === null || duty.dueAt > this.now) return;
      const forgottenAt = duty.since + FORGOTTEN_SECONDS * SECOND;
      if (forgottenAt <= this.now) {
        this.faults += 1;
        return this.signOff(stage, officer, forgottenAt);
      }
      if (duty.pausedUntil !== null && duty.pausedUntil <= this.now) return this.resume(stage, officer);
      this.record(officer, this.now);
      this.change(officer, turn.cutAtMidnight(duty, this.now, FORGOTTEN_SECONDS));
    });
  private async stopRinging(stage: MemoryDesk, officer: string, why: 'off_duty' | 'paused'): Promise<void> {
    for (const { callId } of this.memory.liveOf(officer)) {
      const before = await stage.load(callId);
      const decision = stage.decisionOn(before);
      decide.withdrawOfficer(decision, await stage.known(before.line), officer, why);
      await stage.save(before, decision);
    }
    this.promises.say(this.memory.liveOf(officer).length === 0, () => `${officer} left and is rung still`);
  }
}
