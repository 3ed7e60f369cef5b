/** Calls back are taken, assigned and made, samples reviewed: each by somebody who did not handle the call. */
import { Injectable } from '@nestjs/common';
import { hasHandled, mayHaveInterest } from '../call/call-relation.js';
import { isGuarded } from '../call/call-visibility.js';
import { openFollowUps } from '../call/care/care-book.js';
import { recordFollowUp } from '../call/care/follow-up-rules.js';
import { runCommand } from '../call/decide/run-command.js';
import type { CallRow } from '../call/call.entity.js';
import { DeskService } from '../desk/desk.service.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { messagesOfCall } from '../desk/journal/messages.repository.js';
import { loadCall } from '../desk/journal/journal.repository.js';
import { messageView } from '../desk/message.view.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Holder } from '../protocol/answers.js';
import type { Message } from '../protocol/calls/message.js';
import type { CallBackDone, SampleReviewDone } from '../protocol/residents/reviews.js';
import { Store, type Queries } from '../store/store.js';
import { coordinates } from './reviewers.js';
import { callBackSealContext, sampleSealContext } from './review-seal.js';
import type { CallBackRow, SampleReviewRow } from './reviews.entity.js';
import { findCallBack, findSample, updateCallBack, updateSample } from './reviews.repository.js';

@Injectable()
export class ReviewsService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
  ) {}

  /**
   * The others to whom it can be given.
   * @throws Refusal `not_found`, `review_own`, `review_over`
   */
  async assignees(actor: Actor, id: string): Promise<Holder[]> {
    const { row, line } = await this.openOne(this.store.read, actor, id);
    return this.directory
      .peopleOf(actor.unitId)
      .map((person) => person.id)
      .filter((one) => one !== actor.id && one !== row.assigneeId)
      .filter((one) => coordinates(this.directory, actor.unitId, one))
      .filter((one) => !isInvolved(line, one))
      .map((one) => holderOf(this.directory, one));
  }

  /**
   * To oneself, or to another coordinator.
   * @throws Refusal `not_found`, `review_own`, `review_over`, `stale`; `invalid` for whom it cannot go to
   */
  async assign(
    actor: Actor,
    id: string,
    { personId, version }: { personId: string; version?: number },
  ): Promise<CallBackRow> {
    return this.write('call-back-assign', actor, async ({ tx }) => {
      const { row, line } = await this.openOne(tx, actor, id);
      if (!coordinates(this.directory, actor.unitId, personId))
        refuse('invalid', { fields: { personId: 'field_choice' } });
      if (isInvolved(line, personId)) refuse('invalid', { fields: { personId: 'field_review_own' } });
      if (row.assigneeId === personId) return row;
      if (version !== undefined && version !== row.version) refuse('stale');
      if (!(await updateCallBack(tx, row, { assigneeId: personId }))) refuse('stale');
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'call_back.assign',
        subject: id,
        data: { personId },
      });
      return { ...row, assigneeId: personId, version: row.version + 1 };
    });
  }

  /** What the resident asked for of the same closing is done with it. */
  async done(actor: Actor, id: string, { way, outcome, note }: CallBackDone): Promise<CallBackRow> {
    return this.write('call-back-done', actor, async (transaction) => {
      const { tx, now } = transaction;
      const kept = this.own(actor, await findCallBack(tx, id));
      if (kept.state === 'done' && kept.doneBy === actor.id && kept.way === way && kept.outcome === outcome)
        return kept;
      const { row, line } = await this.openOne(tx, actor, id);
      const changes = {
        state: 'done' as const,
        remindAt: null,
        doneBy: actor.id,
        doneAt: now,
        way,
        outcome,
        note: this.seal.seal(callBackSealContext(id), note),
      };
      if (!(await updateCallBack(tx, row, changes))) refuse('stale');
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'call_back.done',
        subject: id,
        data: { outcome },
      });
      if (openFollowUps(line.ringing).some((one) => one.ofResident && one.kind === 'visit'))
        await runCommand(transaction, line.id, (decision, known) =>
          recordFollowUp(decision, known, actor, { kind: 'visit', note }),
        );
      return { ...row, ...changes, version: row.version + 1 };
    });
  }

  /** @throws Refusal `not_found`, `review_own`, `review_over`, `stale` */
  async review(actor: Actor, id: string, { remark, ...checks }: SampleReviewDone): Promise<SampleReviewRow> {
    return this.write('sample-review', actor, async ({ tx, now }) => {
      const row = this.own(actor, await findSample(tx, id));
      await this.requireOther(tx, actor, row.callId);
      if (row.doneBy !== null && row.doneBy !== actor.id)
        refuse('review_over', { holder: holderOf(this.directory, row.doneBy) });
      const changes = {
        ...checks,
        doneBy: actor.id,
        doneAt: now,
        remark: remark ? this.seal.seal(sampleSealContext(id), remark) : null,
      };
      if (!(await updateSample(tx, row, changes))) refuse('stale');
      return { ...row, ...changes, version: row.version + 1 };
    });
  }

  /** The conversation of a drawn call; that it was read stands in the audit trail. */
  async conversation(actor: Actor, id: string): Promise<{ items: Message[] }> {
    const row = this.own(actor, await findSample(this.store.read, id));
    const line = await this.requireOther(this.store.read, actor, row.callId);
    // It has become one since it was drawn.
    if (isGuarded(line)) refuse('not_found');
    await this.store.write('sample-read', (tx) =>
      this.audit.write(tx, { actorId: actor.id, act: 'sample.read', subject: row.callId }),
    );
    const messages = await messagesOfCall(this.store.read, row.callId);
    messages.sort((a, b) => Number(a.at) - Number(b.at));
    return { items: messages.map((message) => messageView(this.directory, this.seal, message)) };
  }

  private write = <T>(name: string, actor: Actor, work: (transaction: DeskTransaction) => Promise<T>) =>
    this.desk.perform(name, actor.unitId, actor, work);

  private own<T extends { unitId: string }>(actor: Actor, row: T | undefined): T {
    return row?.unitId === actor.unitId ? row : refuse('not_found');
  }

  private async openOne(
    from: Queries,
    actor: Actor,
    id: string,
  ): Promise<{ row: CallBackRow; line: CallRow }> {
    const row = this.own(actor, await findCallBack(from, id));
    const line = await this.requireOther(from, actor, row.callId);
    if (row.state !== 'open')
      refuse('review_over', row.doneBy === null ? {} : { holder: holderOf(this.directory, row.doneBy) });
    return { row, line };
  }

  /** Whoever handled a call or has an interest in it judges nothing of it. */
  private async requireOther(from: Queries, actor: Actor, callId: string): Promise<CallRow> {
    const line = (await loadCall(from, callId))?.line ?? refuse('not_found');
    if (isInvolved(line, actor.id)) refuse('review_own');
    return line;
  }
}

const isInvolved = (line: CallRow, personId: string): boolean =>
  hasHandled(line, personId) || mayHaveInterest(line, { id: personId });
