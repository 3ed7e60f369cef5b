/** One write of the desk: what it has read, what it decided, and what must be told once it is committed. */
import { newId } from '../kernel/ids.js';
import type { Message } from '../protocol/calls/message.js';
import type { CallRow } from '../call/call.entity.js';
import type { CallUpdate } from './call-update.js';
import { changesLoads } from '../call/fact-effects.js';
import { routingGroupsAt, lastHandlers } from './routing-groups.query.js';
import type { CandidatesQuery } from './on-duty/candidates.query.js';
import { holderOf } from '../directory/holder.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import type { Candidate } from '../routing/candidate.js';
import type { Tx } from '../store/store.js';
import { isProbe, probeCandidate } from '../call/drill-rules.js';
import { WriteBuffer } from './write-buffer.js';
import { notifyOfFacts } from './events/call-notifier.js';
import { CallDecision, type DecisionContext } from '../call/call-decision.js';
import type { Call } from '../call/call-state.js';
import { EMERGENCY_CALLS, WAITING_CALLS } from './unheld-calls.query.js';
import type { CommandActor } from '../kernel/actor.js';
import type { DeskPort } from '../call/decide/desk-port.js';
import type { DeskContext } from './desk-context.js';

export class DeskTransaction implements DeskPort {
  readonly updates: CallUpdate[] = [];
  /** Officers whose duty, load or rings changed: the board is told. */
  readonly touched = new Set<string>();
  /** Calls that could not be read, and why. */
  readonly passedOver = new Map<string, unknown>();
  /** Words that were said in calls. */
  readonly messages: Message[] = [];
  readonly tx: Tx;
  private readonly buffer: WriteBuffer;

  /** @param gathers decisions on many calls are written together */
  constructor(
    private readonly bare: Tx,
    readonly now: number,
    readonly unitId: string,
    private readonly asker: CommandActor | null,
    private readonly context: DeskContext,
    private readonly candidates: CandidatesQuery,
    gathers = false,
  ) {
    this.buffer = new WriteBuffer(bare, context.seal, now, gathers);
    this.tx = this.buffer.tx;
  }

  /** Reads these calls in few statements, for those who will ask for them. */
  fetch = (callIds: readonly string[]): Promise<void> => this.buffer.fetch(callIds);
  /** Writes what was decided and is not written yet. */
  putDown = (): Promise<void> => this.buffer.putDown();

  async load(callId: string): Promise<Call> {
    // What cannot be read is asked for once in a write.
    if (this.passedOver.has(callId)) throw this.passedOver.get(callId);
    return (await this.buffer.load(callId)) ?? refuse('call_not_found');
  }

  waitingCalls = (): Promise<string[]> => this.buffer.unheld(this.unitId, WAITING_CALLS);
  emergencies = (): Promise<string[]> => this.buffer.unheld(this.unitId, EMERGENCY_CALLS);

  async known(line: Readonly<CallRow>): Promise<DecisionContext> {
    const { directory, clock, notices } = this.context;
    const { unitId, now } = this;
    return {
      candidates: isProbe(line.communityId) ? [probeCandidate(line.communityId)] : await this.onDuty(),
      liaisonId: directory.liaisonOf(line.communityId, now),
      gateway: notices.wakes(unitId),
      groups: routingGroupsAt(directory, unitId, now, await lastHandlers(this.tx, line)),
      deadlines: directory.deadlines(unitId),
      get hours() {
        return directory.hoursAt(unitId, now);
      },
      newId: () => newId(clock),
      person: (id) => holderOf(directory, id),
    };
  }

  private onDuty = (): Promise<Candidate[]> => this.candidates.of(this.tx, this.unitId, this.now);

  decisionOn = (call: Call) => CallDecision.of(call, this.now);

  async save(before: Call | null, decision: CallDecision): Promise<Call> {
    if (decision.facts.length) {
      if (this.asker?.over) throw this.asker.over;
      if (this.asker) this.asker.wrote = true;
      this.nameDevice(decision);
    }
    if (decision.facts.length || decision.deferred) {
      await this.buffer.add({ before, decision });
      // A notice is a row of its own, and waits for no call's.
      await notifyOfFacts(this.bare, this.context, decision, this.onDuty);
      const { call, facts } = decision;
      await this.context.webhooks.note(this.bare, before?.line, call.line, facts, this.now);
      this.updates.push({ before, after: decision.call, facts: decision.facts });
      this.noteLoads(before, decision);
    }
    return decision.call;
  }

  passOver(callId: string, error: unknown): void {
    if (!isOfItsData(error)) throw error;
    this.passedOver.set(callId, error);
  }

  /** Who acts on a shared device has only said so: the journal names the device beside them. */
  private nameDevice(decision: CallDecision): void {
    const { id, device } = this.asker ?? {};
    if (device) for (const f of decision.facts) if (f.actorId === id) f.data.device = device.id;
  }

  /** A plain ring changes only who was rung last; everything else that touches loads is read again. */
  private noteLoads(before: Call | null, decision: CallDecision): void {
    if (!decision.facts.length) return;
    const waited = before?.line.ringing.waited || decision.call.line.ringing.waited;
    if (waited || decision.facts.some(changesLoads)) return this.dutyChanged();
    for (const f of decision.facts) {
      if (f.deed === 'rung')
        this.candidates.rung(
          this.unitId,
          f.data.rings.map((r) => r.officer),
          f.at,
        );
    }
  }
  /** Somebody's duty, load or presence was written here. */
  dutyChanged(): void {
    this.candidates.forget(this.unitId);
  }
}

/** What the database says is no call's fault, and after it nothing more can be written. */
const isOfItsData = (error: unknown) =>
  error instanceof SyntaxError || error instanceof TypeError || error instanceof RangeError;

/** A unique key that another writer took first is a conflict, not a fault. */
export const isUniqueViolation = (error: unknown) =>
  !(error instanceof Refusal) &&
  /SQLITE_CONSTRAINT|23505|UNIQUE constraint/.test(`${(error as { code?: string }).code} ${String(error)}`);
