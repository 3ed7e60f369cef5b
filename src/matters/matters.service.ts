/** Making several calls one matter, undoing it, and closing the others as one of them was closed. */
import { Injectable } from '@nestjs/common';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { residentKeysOf } from '../calls/commands/particulars.repository.js';
import { factsOfCall } from '../call/facts.repository.js';
import type { Fact } from '../call/facts.js';
import { mergeCalls, partCall, type ResidentKeys } from '../call/matter/matter-commands.js';
import { partsOf } from '../call/matter/matter-rules.js';
import { requireRelation } from '../call/call-relation.js';
import { DeskService } from '../desk/desk.service.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { intactRows, readCall, readCallsById } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import type { ClosePayload } from '../protocol/events/call-payloads.js';
import type { MatterClosed, MergePayload, UnmergePayload } from '../protocol/residents/matters.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Queries } from '../store/store.js';

@Injectable()
export class MattersService {
  constructor(
    private readonly desk: DeskService,
    private readonly commands: CallCommandsService,
    private readonly views: CallViewsService,
    private readonly store: Store,
  ) {}

  /** The call joins the matter that the other is of. @throws Refusal, see `planMerge` */
  merge = (actor: Actor, callId: string, { into }: MergePayload): Promise<void> =>
    this.desk.perform(
      'merge',
      actor.unitId,
      actor,
      (transaction) =>
        mergeCalls(transaction, actor, {
          callId,
          into,
          now: transaction.now,
          keysOf: keysIn(transaction.tx),
        }),
      { callId },
    );

  unmerge = (actor: Actor, callId: string, { reason }: UnmergePayload): Promise<void> =>
    this.desk.perform(
      'unmerge',
      actor.unitId,
      actor,
      (transaction) => partCall(transaction, actor, { callId, reason, keysOf: keysIn(transaction.tx) }),
      { callId },
    );

  /**
   * Closes those of its matter that the closer holds still, each with the same outcome and sentence and a fact of its
   * own. What cannot be closed so is left, and why is told.
   * @throws Refusal `matter_not_closed` where the actor has not closed the call, `matter_closing_unreadable`
   */
  async closeRest(actor: Actor, callId: string): Promise<MatterClosed> {
    const { read } = this.store;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    if (!found.whole) return refuse('call_not_found');
    const { line } = found;
    requireRelation(line, actor, 'holder');
    if (line.state !== 'closed' || line.ringing.closedBy !== actor.id) refuse('matter_not_closed');
    const how = await this.closingOf(callId);
    const result: MatterClosed = { closed: [], left: [] };
    const ids = partsOf(line).map(({ id }) => id);
    const keys = await residentKeysOf(read, ids);
    const lines = intactRows(await readCallsById(read, ids));
    const helped = new Set(lines.flatMap(({ id, solved }) => (solved ? (keys.get(id) ?? []) : [])));
    for (const one of lines) {
      if (one.state !== 'active' || one.holderId !== actor.id) continue;
      const key = keys.get(one.id);
      // Who called twice was helped once: their other call is no second problem solved, and is not asked after twice.
      const again = how.solved && key !== undefined && helped.has(key);
      if (key !== undefined) helped.add(key);
      try {
        await this.commands.close(actor, {
          ...(again ? { outcome: 'duplicate' as const, solved: false, note: how.note } : how),
          callId: one.id,
        });
        result.closed.push(one.number);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        result.left.push({ number: one.number, why: error.body(actor.lang).message });
      }
    }
    return result;
  }

  /** What was said when it was closed last. */
  private async closingOf(callId: string): Promise<Omit<ClosePayload, 'callId'>> {
    const facts = await factsOfCall(this.store.read, callId);
    const closing = facts.findLast((fact) => fact.deed === 'closed');
    if (closing?.deed !== 'closed' || closing.broken) return refuse('matter_closing_unreadable');
    const { outcome, solved, referral, report, followUps }: Fact<'closed'>['data'] = closing.data;
    const { seq, sealedWords } = closing;
    const note =
      sealedWords === null
        ? ''
        : (this.views.words(callId, seq, sealedWords) ?? refuse('matter_closing_unreadable'));
    const visit = followUps?.find(({ kind }) => kind === 'visit');
    return {
      outcome,
      solved,
      note,
      ...(referral && { referral }),
      ...(report && { report }),
      ...(visit && { followUpBy: iso(visit.dueAt) }),
    };
  }
}

const keysIn =
  (from: Queries): ResidentKeys =>
  (ids) =>
    residentKeysOf(from, ids);
