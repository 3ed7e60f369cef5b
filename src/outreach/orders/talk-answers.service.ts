/** What coordinators say to an order: the first answer stops its clock; then it is planned, and takes place. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { TalkAnswerPayload, TalkOrder } from '../../protocol/outreach/talk-orders.js';
import { localDay } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import { requireDayAhead } from './planned-day.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { answerSealContext, TalkOrderViews } from './talk-order.view.js';
import type { TalkOrderRow } from './talk-orders.entity.js';
import { findOrder, updateOrder } from './talk-orders.repository.js';
import { findTalkOfUnit } from './talks.repository.js';

type Answer = Omit<TalkAnswerPayload, 'day'> & { day: string | null };

@Injectable()
export class TalkAnswersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly notices: TalkOrderNoticesService,
    private readonly views: TalkOrderViews,
  ) {}

  /**
   * The same answer by the same person again is the order as it is.
   * @throws Refusal `not_found`, `invalid`; `conflict` once it is over, or somebody has answered whose answer was not seen
   */
  answer(actor: Actor, id: string, { day, ...given }: TalkAnswerPayload): Promise<TalkOrder> {
    const now = this.clock.now();
    const answer: Answer = { ...given, day: given.decision === 'planned' ? (day ?? '') : null };
    if (answer.day === '') refuse('invalid', { fields: { day: 'field_required' } });
    return this.change(actor, 'talk-order-answer', id, async (tx, before) => {
      if (this.isSo(before, actor, answer)) return before;
      requireDayAhead('day', answer.day ?? undefined, now);
      this.requireOpen(before, given.seenAnswerAt);
      const changes = {
        state: answer.decision === 'declined' ? 'declined' : 'answered',
        remindAt: null,
        answeredAt: before.answeredAt ?? now,
        answerAt: now,
        answerBy: actor.id,
        answerText: this.seal.seal(answerSealContext(before.id), answer.text),
        decision: answer.decision,
        plannedDay: answer.day,
      } as const;
      if (!(await updateOrder(tx, before, changes))) refuse('stale');
      const row: TalkOrderRow = { ...before, ...changes };
      const data = { decision: answer.decision, ...(answer.day !== null && { day: answer.day }) };
      await this.audit.write(tx, { actorId: actor.id, act: 'talk_order.answer', subject: before.id, data });
      await this.notices.orderer(tx, row, 'answered', actor.id);
      return row;
    });
  }

  /** It took place, on its day or after. Again: the order as it is. @throws Refusal `not_found`, `conflict` */
  held(actor: Actor, id: string): Promise<TalkOrder> {
    const now = this.clock.now();
    return this.change(actor, 'talk-order-held', id, async (tx, before) => {
      if (before.state === 'held') return before;
      if (before.state === 'declined' || before.state === 'withdrawn') refuse(`talk_order_${before.state}`);
      if (before.plannedDay === null || before.plannedDay > localDay(now)) refuse('talk_order_not_planned');
      const changes = { state: 'held', endedAt: now } as const;
      if (!(await updateOrder(tx, before, changes))) refuse('stale');
      await this.audit.write(tx, { actorId: actor.id, act: 'talk_order.held', subject: before.id });
      return { ...before, ...changes };
    });
  }

  private async change(
    actor: Actor,
    name: string,
    id: string,
    work: (tx: Tx, before: TalkOrderRow) => Promise<TalkOrderRow>,
  ): Promise<TalkOrder> {
    const { row, talk } = await this.store.write(
      name,
      async (tx) => {
        const before = await findOrder(tx, id);
        if (!before || before.unitId !== actor.unitId) return refuse('not_found');
        const talk = (await findTalkOfUnit(tx, before.talkId, actor.unitId))!;
        return { row: await work(tx, before), talk };
      },
      { queue: `talk-orders:${actor.unitId}` },
    );
    return this.views.order(row, talk, actor);
  }

  /** Who was faster is told; who has seen the answer may give another, as when a day is found. */
  private requireOpen(order: TalkOrderRow, seenAnswerAt: string | undefined): void {
    if (order.state === 'withdrawn' || order.state === 'held') refuse(`talk_order_${order.state}`);
    if (order.answerAt === null) return;
    const seen = order.state === 'answered' && Date.parse(seenAnswerAt ?? '') === order.answerAt;
    if (!seen) refuse('talk_order_answered', { holder: holderOf(this.directory, order.answerBy!) });
  }

  private isSo(row: TalkOrderRow, { id }: Actor, { decision, day, text }: Answer): boolean {
    if (row.answerBy !== id || row.decision !== decision || row.plannedDay !== day) return false;
    return row.answerText !== null && this.seal.open(answerSealContext(row.id), row.answerText) === text;
  }
}
