/**
 * The one way in. Every command, somebody's or the clock's, comes in here: load, decide, write facts and the
 * latest line in one transaction, and after the commit tell whoever may know. (The kind of a fact is its `deed`.)
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { nextTurn, Clock } from '../kernel/clock.js';
import { Alarm } from './alarm.js';
import { failpoint } from '../kernel/failpoint.js';
import { LOGGER } from '../kernel/logger.js';
import { Meters } from '../kernel/meters/meters.js';
import { inOperation, type Operation } from '../kernel/trace/operation.js';
import type { CommandActor } from '../kernel/actor.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import { CallPublisher } from './events/call-publisher.js';
import { countFacts } from './events/fact-figures.js';
import { Directory } from '../directory/directory.js';
import { Seal } from '../kernel/seal/seal.js';
import { NoticesService } from '../notices/notices.service.js';
import { WebhookOutbox } from '../webhooks/webhook-outbox.service.js';
import type { DeskContext } from './desk-context.js';
import { DeskTransaction } from './desk-transaction.js';
import type { DecisionContext, CallDecision } from '../call/call-decision.js';
import { HandlingTimeService } from './handling-time.service.js';
import type { Call } from '../call/call-state.js';
import { runCommand } from '../call/decide/run-command.js';
import { Store } from '../store/store.js';
import { CandidatesCache } from './on-duty/candidates.cache.js';
import { ChangedCalls } from './changed-calls.js';
import { HandedCalls } from './handed-calls.js';

/** Calls of one sweep: a raise or an accept never waits longer for the unit's line than these take. */
const AT_ONCE = 60;

@Injectable()
export class DeskService {
  private underWay = 0;
  private readonly context: DeskContext;

  constructor(
    private readonly store: Store,
    private readonly candidates: CandidatesCache,
    private readonly publisher: CallPublisher,
    private readonly alarm: Alarm,
    private readonly handlingTime: HandlingTimeService,
    private readonly changed: ChangedCalls,
    private readonly handed: HandedCalls,
    private readonly meters: Meters,
    @Inject(LOGGER) private readonly log: Logger,
    clock: Clock,
    directory: Directory,
    seal: Seal,
    notices: NoticesService,
    webhooks: WebhookOutbox,
  ) {
    this.context = { clock, directory, seal, notices, webhooks };
  }

  /** One write, then its news: rings at once, the rest after the asker was answered. */
  perform<T>(
    name: string,
    unitId: string,
    asker: CommandActor | null,
    work: (transaction: DeskTransaction) => Promise<T>,
    options: { gathers?: boolean; callId?: string } = {},
  ): Promise<T> {
    return inOperation(name, (operation) => this.inOne(operation, name, unitId, asker, work, options));
  }

  private async inOne<T>(
    operation: Operation,
    name: string,
    unitId: string,
    asker: CommandActor | null,
    work: (transaction: DeskTransaction) => Promise<T>,
    { gathers = false, callId }: { gathers?: boolean; callId?: string },
  ): Promise<T> {
    this.underWay += 1;
    if (callId !== undefined) operation.concerns(callId);
    try {
      const { value, transaction } = await this.store.write(
        name,
        async (tx) => {
          const transaction = new DeskTransaction(
            tx,
            this.context.clock.now(),
            unitId,
            asker,
            this.context,
            this.candidates.ofWrite(),
            gathers,
          );
          try {
            const decided = operation.step('decide');
            const value = await work(transaction);
            decided();
            await this.handlingTime.record(transaction);
            await transaction.putDown();
            return { value, transaction };
          } catch (error) {
            // What this command did to the loads is taken back with it, before the next of the same commit looks.
            transaction.dutyChanged();
            throw error;
          }
        },
        { queue: `desk:${unitId}`, shares: !gathers, ...(callId !== undefined && { about: callId }) },
      );
      for (const { before, after } of transaction.updates)
        operation.concerns(after.line.id, { opened: before === null });
      const rung = operation.step('ring');
      this.publisher.rings(transaction);
      rung();
      for (const [id, error] of transaction.passedOver)
        this.log.error({ error, id }, 'a call cannot be read and was passed over');
      for (const { after, facts } of transaction.updates) {
        if (after.line.dueAt !== null) this.alarm.set(after.line.dueAt);
        this.changed.note(unitId, after.line.id, facts);
      }
      setImmediate(() => {
        const told = operation.step('tell');
        this.publisher.rest(transaction);
        told();
        for (const update of transaction.updates) {
          this.handed.note(update.after.line.id, update.facts);
          countFacts(update, this.meters.rings);
        }
      });
      failpoint(`after-tell:${name}`);
      return value;
    } catch (error) {
      this.candidates.shared.forget(unitId);
      throw error;
    } finally {
      this.underWay -= 1;
    }
  }

  /** A command on one call. The decision may throw a refusal; nothing is written then. */
  async command(
    name: string,
    unitId: string,
    asker: CommandActor | null,
    callId: string,
    decide: (
      decision: CallDecision,
      known: DecisionContext,
      transaction: DeskTransaction,
    ) => void | Promise<void>,
  ): Promise<Call> {
    return this.perform(name, unitId, asker, (transaction) => runCommand(transaction, callId, decide), {
      callId,
    });
  }

  /**
   * A command of the clock on many calls of a unit: read together, written together, told together. Where they cannot
   * all be done each is that can.
   * @param failed is told which could not be done, and why
   */
  async sweep(
    name: string,
    unitId: string,
    callIds: readonly string[],
    decide: (decision: CallDecision, known: DecisionContext) => void,
    failed: (callIds: readonly string[], error: unknown) => void,
  ): Promise<void> {
    for (let at = 0; at < callIds.length; at += AT_ONCE)
      await this.together(name, unitId, callIds.slice(at, at + AT_ONCE), decide, failed);
  }

  private async together(
    ...[name, unitId, callIds, decide, failed]: Parameters<DeskService['sweep']>
  ): Promise<void> {
    try {
      await this.perform(
        name,
        unitId,
        null,
        async (transaction) => {
          await transaction.fetch(callIds);
          for (const id of callIds) await runCommand(transaction, id, decide);
        },
        { gathers: true },
      );
    } catch (error) {
      const down = error instanceof Refusal && error.code === 'unavailable';
      if (down || callIds.length === 1) return failed(callIds, error);
      const half = Math.ceil(callIds.length / 2);
      await this.together(name, unitId, callIds.slice(0, half), decide, failed);
      await this.together(name, unitId, callIds.slice(half), decide, failed);
    }
  }

  /** Resolves when all commands under way have been answered. */
  async quiet(): Promise<void> {
    while (this.underWay) await nextTurn();
  }
}
