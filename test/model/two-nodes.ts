/**
 * Two nodes on one memory: each decides on what it has read, by the hub's own commands, and writes under the versions
 * that it saw. One call, as the model has it.
 */
import { close } from '#hub/call/decide/close.js';
import * as decide from '#hub/call/decide/decide.js';
import { ringOfficerForWaitingCalls } from '#hub/call/decide/ring-freed-officers.js';
import { runCommand } from '#hub/call/decide/run-command.js';
import { transfer } from '#hub/call/decide/transfer.js';
import { CallDecision, type DecisionContext } from '#hub/call/call-decision.js';
import type { Call } from '#hub/call/call-state.js';
import type { FactData } from '#hub/call/facts.js';
import type { CallUpdate } from '#hub/desk/call-update.js';
import { Refusal } from '#hub/kernel/refusal/refusal.js';
import * as turn from '#hub/ledger/duty-session-rules.js';
import type { PolicyStep } from '#hub/protocol/calls/policy.js';
import { Memory, type DutyKept, type OfferKept } from '../simulation/memory.ts';
import { MemoryDesk } from '../simulation/memory-desk.ts';
import { Promises } from '../simulation/promises.ts';
import { officer as officerOf, worker, type Unit } from '../simulation/town.ts';

/** The steps of the model's policy, and an instant of the next try that comes when the model says so. */
const STEPS: PolicyStep[] = [
  { ring: 'liaison', seconds: 20 },
  { ring: 'best', seconds: 20 },
  { ring: 'all', seconds: 60 },
];
const RETRY_SECONDS = 1_000_000;
const NEVER = 8e15;
const FORGOTTEN_SECONDS = 1e9;
const COMMUNITY = 'unit0/community0';
const UNIT_ID = 'unit0';
const RAISE_ID = 'the raise';

export type Command =
  | { name: 'raise' | 'cancel' | 'lapse' }
  | { name: 'accept' | 'decline'; officer: number; ring: number }
  | { name: 'start' | 'end' | 'close'; officer: number }
  /** to: a number, or everybody's for whoever is best placed. */
  | { name: 'transfer'; officer: number; to: number };

/** What a node has in its hands between reading and writing. */
export interface Decided {
  /** Of what the node would write, and of what it read where it writes nothing. */
  memory: Memory;
  answer: string;
  updates: readonly CallUpdate[];
  duty?: { officer: string; row: DutyKept };
}

export class TwoNodes {
  memory = new Memory();
  now = 1_000_000;
  readonly broken: string[] = [];
  readonly unit: Unit;
  private ids = 0;

  constructor(officers: number) {
    this.unit = {
      id: UNIT_ID,
      officers: Array.from({ length: officers }, (_, n) => `${UNIT_ID}/officer${n}`),
      communities: [COMMUNITY],
    };
  }

  callIn = (memory: Memory): Call | undefined => memory.calls.get(memory.raised.get(RAISE_ID) ?? '');
  /** The officer's rings in the order they were made: the model numbers them so. */
  ringsOf = (memory: Memory, officer: number): OfferKept[] =>
    [...memory.offers.values()].filter((o) => o.officerId === this.unit.officers[officer]);

  /** Reads, and decides on a copy: nothing of it is seen by the other node. */
  async decide(command: Command): Promise<Decided> {
    this.now += 1;
    const call = this.callIn(this.memory);
    // Rings lapse when their time is over.
    if (command.name === 'lapse' && call)
      this.now = Math.max(this.now, ...call.rings.map((r) => r.expiresAt));
    const memory = fork(this.memory);
    const promises = new Promises(memory);
    const desk = this.desk(memory, promises);
    let answer = 'ok';
    let duty: Decided['duty'];
    try {
      duty = await this.carryOut(command, desk, call);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = error.sentence;
    }
    this.broken.push(...promises.broken);
    return { memory, answer, updates: desk.updates, ...(duty && { duty }) };
  }

  /** @returns whether it was written: not past a version that another node has written since */
  async write({ updates, duty }: Decided): Promise<boolean> {
    const { memory } = this;
    for (const { before, after } of updates) {
      if (before === null ? memory.raised.has(RAISE_ID) : this.versionOf(after) !== before.line.version)
        return false;
    }
    if (duty) {
      const lastRungAt = memory.duty.get(duty.officer)?.lastRungAt ?? null;
      memory.duty.set(duty.officer, { ...duty.row, lastRungAt });
    }
    const promises = new Promises(memory);
    // Whom it may ring was asked when it was decided.
    const desk = this.desk(memory, Object.assign(promises, { ringing: () => undefined }));
    for (const { before, after, facts } of updates) {
      await desk.save(before, { call: after, facts, deferred: true } as unknown as CallDecision);
      if (before === null) memory.raised.set(RAISE_ID, after.line.id);
      promises.ofCall(after.line.id, this.now, this.now);
    }
    this.broken.push(...promises.broken);
    return true;
  }
  private versionOf = ({ line }: Call) => this.memory.calls.get(line.id)?.line.version;

  /** The instant of the next try passes. */
  tick(): void {
    this.now = Math.max(this.now, this.callIn(this.memory)?.line.ringing.retryAt ?? 0);
  }

  private desk = (memory: Memory, promises: Promises) =>
    new MemoryDesk(this.unit, {
      memory,
      now: this.now,
      // Presence is not in the model: everybody's page counts as live.
      startedAt: this.now,
      promises,
      newId: () => `id${String(++this.ids).padStart(9, '0')}`,
    });

  private async carryOut(
    command: Command,
    desk: MemoryDesk,
    call: Call | undefined,
  ): Promise<Decided['duty']> {
    const on = (work: (decision: CallDecision, known: DecisionContext) => void) =>
      runCommand(desk, call!.line.id, work);
    switch (command.name) {
      case 'raise':
        if (!call) await this.raise(desk);
        return undefined;
      case 'cancel':
        await on((decision, known) => decide.cancel(decision, known, worker(COMMUNITY)));
        return undefined;
      case 'lapse':
        await on(decide.lapse);
        return undefined;
      case 'start':
      case 'end':
        return this.changeDuty(desk, command.name, this.unit.officers[command.officer]!);
      default:
        await on((decision, known) => this.decideFor(command, desk, decision, known));
        return undefined;
    }
  }

  private decideFor(
    command: Extract<Command, { officer: number }>,
    { memory }: MemoryDesk,
    decision: CallDecision,
    known: DecisionContext,
  ): void {
    const who = officerOf(this.unit.officers[command.officer]!);
    if (command.name === 'accept' || command.name === 'decline') {
      const offer = this.ringsOf(memory, command.officer)[command.ring - 1]!;
      decide[command.name](decision, known, who, offer);
    } else if (command.name === 'close')
      close(decision, who, { outcome: 'advised', solved: true, note: 'told', referral: null });
    else if (command.name === 'transfer') {
      const officerId = this.unit.officers[command.to];
      transfer(decision, known, who, officerId === undefined ? { anybody: true } : { officerId }, 'please');
    }
  }

  private async raise(desk: MemoryDesk): Promise<void> {
    const data: FactData['raised'] = {
      unitId: UNIT_ID,
      communityId: COMMUNITY,
      clientCallId: RAISE_ID,
      number: '1',
      category: 'other',
      urgency: 'normal',
      answerBy: NEVER,
      closeBy: NEVER,
      policy: { steps: STEPS, retrySeconds: RETRY_SECONDS, heldLimit: 5 },
      // The model knows no clocks but those of rings.
      clocks: [],
    };
    const known = await desk.known({ communityId: COMMUNITY });
    const decision = CallDecision.opening(`call${this.ids}`, this.now, worker(COMMUNITY).id, data);
    decide.raise(decision, known);
    const call = await desk.save(null, decision);
    desk.memory.raised.set(RAISE_ID, call.line.id);
  }

  private async changeDuty(desk: MemoryDesk, to: 'start' | 'end', officer: string): Promise<Decided['duty']> {
    const { memory } = desk;
    const before = memory.duty.get(officer);
    if (((before?.since ?? null) !== null) === (to === 'start')) return undefined;
    const changed = to === 'start' ? turn.startDuty(officer, this.now, FORGOTTEN_SECONDS) : turn.endDuty();
    const row: DutyKept = {
      unitId: UNIT_ID,
      lastRungAt: before?.lastRungAt ?? null,
      ...changed,
      seenAt: this.now,
    };
    memory.duty.set(officer, row);
    if (to === 'start') await ringOfficerForWaitingCalls(desk, officer, true);
    else
      for (const { callId } of memory.liveOf(officer)) {
        const call = await desk.load(callId);
        const decision = desk.decisionOn(call);
        decide.withdrawOfficer(decision, await desk.known(call.line), officer, 'off_duty');
        await desk.save(call, decision);
      }
    return { officer, row };
  }
}

function fork(memory: Memory): Memory {
  const copy = new Memory();
  for (const [id, row] of memory.duty) copy.duty.set(id, { ...row });
  for (const [id, call] of memory.calls) copy.put(call, memory.journals.get(id)!);
  for (const { ending, ...offer } of memory.offers.values()) {
    copy.ring({ ...offer, ending: null });
    if (ending !== null) copy.endRing(offer.id, ending);
  }
  for (const [key, id] of memory.raised) copy.raised.set(key, id);
  return copy;
}
