/** What communities and enterprises order, and take back. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { TalkOrder, TalkOrderPayload } from '../../protocol/outreach/talk-orders.js';
import { Store } from '../../store/store.js';
import { findActivity } from '../activities/activities.repository.js';
import { activityState } from '../activities/activity-times.js';
import { requirePerson } from '../../call/call-visibility.js';
import { orderDeadline } from './order-deadline.js';
import { orderPlace, type OrderPlace } from './order-place.js';
import { keepsTalks } from './talk-keepers.js';
import { TalkOrderNoticesService } from './talk-order-notices.service.js';
import { noteSealContext, TalkOrderViews } from './talk-order.view.js';
import type { TalkOrderRow, TalkRow } from './talk-orders.entity.js';
import { findOrder, insertOrder, nextOrderNumber, updateOrder } from './talk-orders.repository.js';
import { findTalkOfUnit } from './talks.repository.js';

@Injectable()
export class TalkOrdersService {
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
   * The same id again by the same person is the order as it is now, whatever else is said.
   * @throws Refusal `not_found`, `talk_not_offered`, `invalid`, and what orderPlace says; `id_in_use` for somebody
   *   else's id
   */
  async order(actor: Actor, given: TalkOrderPayload): Promise<{ order: TalkOrder; made: boolean }> {
    requirePerson(actor);
    const now = this.clock.now();
    const id = given.id.toLowerCase();
    const { row, made } = await this.store.write(
      'talk-order',
      async (tx) => {
        const known = await findOrder(tx, id);
        if (known && known.orderedBy !== actor.id) refuse('id_in_use');
        if (known?.unitId === actor.unitId) return { row: known, made: false };
        const { talkId } = given;
        const talk = (await findTalkOfUnit(tx, talkId, actor.unitId)) ?? refuse('not_found');
        const place = await orderPlace({ directory: this.directory, read: tx }, actor, given);
        const order = this.checked(actor, { ...given, ...place, id }, talk, now);
        const row = { ...order, number: await nextOrderNumber(tx, actor.unitId, now) };
        await insertOrder(tx, row);
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'talk_order.make',
          subject: id,
          data: { talkId, communityId: row.communityId },
        });
        await this.notices.coordinators(tx, row, '', actor.id);
        return { row, made: true };
      },
      { queue: `talk-orders:${actor.unitId}` },
    );
    return { order: await this.views.one(actor, row), made };
  }

  /** By who ordered it, before it took place. @throws Refusal `not_found`, `not_your_order`, `conflict` once it is over */
  async withdraw(actor: Actor, id: string): Promise<TalkOrder> {
    requirePerson(actor);
    const now = this.clock.now();
    const row = await this.store.write(
      'talk-order-withdraw',
      async (tx) => {
        const before = await findOrder(tx, id);
        if (!before || before.unitId !== actor.unitId || !this.sees(actor, before))
          return refuse('not_found');
        if (before.orderedBy !== actor.id) refuse('not_your_order');
        if (before.state === 'withdrawn') return before;
        if (before.state === 'declined' || before.state === 'held') refuse(`talk_order_${before.state}`);
        // Its end may not have been found yet.
        const activity = before.activityId === null ? undefined : await findActivity(tx, before.activityId);
        if (activity && activityState(activity, now) === 'done') refuse('talk_order_held');
        const changes = { state: 'withdrawn', endedAt: now, remindAt: null } as const;
        if (!(await updateOrder(tx, before, changes))) refuse('stale');
        const row: TalkOrderRow = { ...before, ...changes };
        await this.audit.write(tx, { actorId: actor.id, act: 'talk_order.withdraw', subject: id });
        await this.notices.coordinators(tx, row, 'withdrawn', actor.id);
        return row;
      },
      // With the activities that orders follow.
      { queue: `desk:${actor.unitId}` },
    );
    return this.views.one(actor, row);
  }

  private sees = (actor: Actor, { communityId, orderedBy }: TalkOrderRow): boolean =>
    keepsTalks(actor) || orderedBy === actor.id || actor.communityIds.includes(communityId);

  private checked(
    { id: orderedBy, unitId }: Actor,
    {
      id,
      communityId,
      enterpriseId,
      audience,
      people,
      wishedFrom,
      wishedTo,
      note,
    }: Omit<TalkOrderPayload, keyof OrderPlace> & OrderPlace,
    talk: TalkRow,
    now: number,
  ): Omit<TalkOrderRow, 'number'> {
    if (!talk.isOffered) refuse('talk_not_offered');
    requireDayAhead('wishedFrom', wishedFrom, now);
    requireDayAhead('wishedTo', wishedTo, now);
    if (wishedFrom !== undefined && wishedTo !== undefined && wishedTo < wishedFrom)
      refuse('invalid', { fields: { wishedTo: 'field_ends_before_day' } });
    const { talkAnswerHours, warnPercent } = this.directory.settings(unitId);
    const calendar = this.directory.calendars.of(unitId);
    const deadline = orderDeadline({ calendar, warnPercent }, talkAnswerHours, now);
    return {
      id,
      unitId,
      talkId: talk.id,
      communityId,
      enterpriseId,
      audience: audience || null,
      people: people ?? null,
      wishedFrom: wishedFrom ?? null,
      wishedTo: wishedTo ?? null,
      note: note ? this.seal.seal(noteSealContext(id), note) : null,
      orderedBy,
      orderedAt: now,
      state: 'open',
      answerHours: talkAnswerHours,
      ...deadline,
      remindAt: deadline.nearAt,
      answeredAt: null,
      answerAt: null,
      answerBy: null,
      answerText: null,
      decision: null,
      plannedDay: null,
      activityId: null,
      movedAt: null,
      endedAt: null,
    };
  }
}
