/** What coordinators say to an order: the first answer stops its clock; then it is planned, as an activity mostly. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { TalkAnswerPayload, TalkOrder } from '../../protocol/outreach/talk-orders.js';
import { MINUTE } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { localDay } from '../../protocol/time/local-day.js';
import { findEnterpriseOfUnit } from '../../enterprises/enterprises.repository.js';
import { Store, type Tx } from '../../store/store.js';
import { findActivity } from '../activities/activities.repository.js';
import { ActivitiesService } from '../activities/activities.service.js';
import { activityState } from '../activities/activity-times.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { answerSealContext, TalkOrderViews } from './talk-order.view.js';
import type { TalkOrderRow } from './talk-orders.entity.js';
import { findOrder, updateOrder } from './talk-orders.repository.js';
import { findTalkOfUnit } from './talks.repository.js';

/** Said of it: an activity on a day, a day, or neither. */
interface Answer extends Pick<TalkAnswerPayload, 'text' | 'decision'> {
  day: string | null;
  activity: { from: string; place: string; inCharge?: string[] } | null;
}

@Injectable()
export class TalkAnswersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly activities: ActivitiesService,
    private readonly notices: TalkOrderNoticesService,
    private readonly views: TalkOrderViews,
  ) {}

  /**
   * Planned with `from` and `place`, its activity is made in the same write. The same answer by the same person again
   * is the order as it is.
   * @throws Refusal `not_found`, `invalid`; `conflict` once it is over, follows an activity, or somebody has answered
   *   whose answer was not seen
   */
  answer(actor: Actor, id: string, given: TalkAnswerPayload): Promise<TalkOrder> {
    const now = this.clock.now();
    const answer = read(given);
    return this.change(actor, 'talk-order-answer', id, async (tx, before) => {
      if (await this.isSo(tx, before, actor, answer)) return before;
      requireDayAhead('day', answer.day, now);
      await this.requireOpen(tx, before, given.seenAnswerAt);
      if (answer.activity && Date.parse(answer.activity.from) < now)
        refuse('invalid', { fields: { from: 'field_past' } });
      const changes = {
        state: answer.decision === 'declined' ? 'declined' : 'answered',
        remindAt: null,
        answeredAt: before.answeredAt ?? now,
        answerAt: now,
        answerBy: actor.id,
        answerText: this.seal.seal(answerSealContext(before.id), answer.text),
        decision: answer.decision,
        plannedDay: answer.day,
        activityId: answer.activity && (await this.make(tx, actor, before, answer.activity)),
        movedAt: null,
      } as const;
      if (!(await updateOrder(tx, before, changes))) refuse('stale');
      const row: TalkOrderRow = { ...before, ...changes };
      const { decision, day } = answer;
      const { activityId } = row;
      const data = { decision, ...(day !== null && { day }), ...(activityId !== null && { activityId }) };
      await this.audit.write(tx, { actorId: actor.id, act: 'talk_order.answer', subject: before.id, data });
      await this.notices.orderer(tx, row, 'answered', actor.id);
      return row;
    });
  }

  /** As long as the talk, for who ordered it. @returns its id */
  private async make(
    tx: Tx,
    actor: Actor,
    { talkId, unitId, communityId, enterpriseId }: TalkOrderRow,
    given: NonNullable<Answer['activity']>,
  ): Promise<string> {
    // It may have closed down since it ordered.
    if (enterpriseId !== null && (await findEnterpriseOfUnit(tx, enterpriseId, unitId))?.state !== 'active')
      refuse('enterprise_closed');
    const { theme, title, minutes } = (await findTalkOfUnit(tx, talkId, unitId))!;
    const to = iso(Date.parse(given.from) + minutes * MINUTE);
    const place = { communityId, ...(enterpriseId !== null && { enterpriseId }) };
    return (await this.activities.makeIn(tx, actor, { ...given, ...place, theme, title, to })).id;
  }

  /** It took place, on its day or after. Again: the order as it is. @throws Refusal `not_found`, `conflict` */
  held(actor: Actor, id: string): Promise<TalkOrder> {
    const now = this.clock.now();
    return this.change(actor, 'talk-order-held', id, async (tx, before) => {
      if (before.state === 'held') return before;
      if (before.state === 'declined' || before.state === 'withdrawn') refuse(`talk_order_${before.state}`);
      await this.requireOver(tx, before, now);
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
    const row = await this.store.write(
      name,
      async (tx) => {
        const before = await findOrder(tx, id);
        return before?.unitId === actor.unitId ? work(tx, before) : refuse('not_found');
      },
      // With the activities that orders follow.
      { queue: `desk:${actor.unitId}` },
    );
    return this.views.one(actor, row);
  }

  /** Who was faster is told; who has seen the answer may give another, as when a day is found. */
  private async requireOpen(tx: Tx, order: TalkOrderRow, seenAnswerAt: string | undefined): Promise<void> {
    if (order.state === 'withdrawn' || order.state === 'held') refuse(`talk_order_${order.state}`);
    if (order.answerAt === null) return;
    const seen = order.state === 'answered' && Date.parse(seenAnswerAt ?? '') === order.answerAt;
    if (!seen) refuse('talk_order_answered', { holder: holderOf(this.directory, order.answerBy!) });
    const activity = await findActivity(tx, order.activityId ?? '');
    if (activity) refuse('talk_order_follows', { params: { number: activity.number } });
  }

  /** What is held as an activity has taken place when that is over. */
  private async requireOver(tx: Tx, { activityId }: TalkOrderRow, now: number): Promise<void> {
    const activity = await findActivity(tx, activityId ?? '');
    if (activity && activityState(activity, now) !== 'done')
      refuse('talk_order_follows', { params: { number: activity.number } });
  }

  private async isSo(
    tx: Tx,
    row: TalkOrderRow,
    { id }: Actor,
    { decision, day, text, activity }: Answer,
  ): Promise<boolean> {
    if (row.answerBy !== id || row.decision !== decision || row.plannedDay !== day) return false;
    if (row.answerText === null || this.seal.open(answerSealContext(row.id), row.answerText) !== text)
      return false;
    const made = await findActivity(tx, row.activityId ?? '');
    return made?.fromAt === (activity ? Date.parse(activity.from) : undefined);
  }
}

/** @throws Refusal `invalid` where a day is planned and not said, or an activity without its place */
function read({ text, decision, day, from, place, inCharge }: TalkAnswerPayload): Answer {
  if (decision !== 'planned') return { text, decision, day: null, activity: null };
  if (from === undefined) {
    if (day === undefined) return refuse('invalid', { fields: { day: 'field_required' } });
    return { text, decision, day, activity: null };
  }
  if (place === undefined) return refuse('invalid', { fields: { place: 'field_required' } });
  const planned = localDay(Date.parse(from));
  if (day !== undefined && day !== planned) return refuse('invalid', { fields: { day: 'field_invalid' } });
  const activity = { from, place, ...(inCharge && { inCharge }) };
  return { text, decision, day: planned, activity };
}
