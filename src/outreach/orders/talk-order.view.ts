/** Orders of talks as their readers may see them. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { iso } from '../../protocol/time/instant.js';
import { enterprisesById } from '../../enterprises/enterprises.repository.js';
import type { Named } from '../../protocol/answers.js';
import type { TalkOrder } from '../../protocol/outreach/talk-orders.js';
import { Store } from '../../store/store.js';
import type { ActivityRow } from '../activities/activities.entity.js';
import { findActivities } from '../activities/activities.repository.js';
import { seesActivity } from '../activities/activity-roles.js';
import { activityState } from '../activities/activity-times.js';
import { lightOf, orderDeadlineWhy } from './order-deadline.js';
import { readsWords } from './talk-keepers.js';
import type { TalkOrderRow, TalkRow } from './talk-orders.entity.js';
import { findTalks } from './talks.repository.js';

/** Where its words stand, for sealing them to their place. */
export const noteSealContext = (id: string) => `talk_order.note:${id}`;
export const answerSealContext = (id: string) => `talk_order.answer_text:${id}`;

@Injectable()
export class TalkOrderViews {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  async one(actor: Actor, row: TalkOrderRow): Promise<TalkOrder> {
    return (await this.all(actor, [row]))[0]!;
  }

  /** In their order. */
  async all(actor: Actor, rows: readonly TalkOrderRow[]): Promise<TalkOrder[]> {
    const { read } = this.store;
    const [talks, activities, enterprises] = await Promise.all([
      findTalks(read, [...new Set(rows.map((row) => row.talkId))]),
      findActivities(
        read,
        rows.flatMap(({ activityId }) => activityId ?? []),
      ),
      enterprisesById(
        read,
        rows.flatMap(({ enterpriseId }) => enterpriseId ?? []),
      ),
    ]);
    const names = new Map(enterprises.map(({ id, name }) => [id, { id, name }]));
    const seen = new Map(activities.filter((one) => seesActivity(actor, one)).map((one) => [one.id, one]));
    return rows.map((row) =>
      this.shown(
        actor,
        row,
        talks.get(row.talkId)!,
        seen.get(row.activityId ?? ''),
        names.get(row.enterpriseId ?? ''),
      ),
    );
  }

  private shown(
    actor: Actor,
    row: TalkOrderRow,
    { id, title, theme, minutes }: TalkRow,
    activity: ActivityRow | undefined,
    enterprise: Named | undefined,
  ): TalkOrder {
    const words = readsWords(actor, row, theme);
    const answer = this.answer(row, words);
    return {
      id: row.id,
      number: row.number,
      talk: { id, title, theme, minutes },
      community: { id: row.communityId, name: this.directory.community(row.communityId)?.name ?? '' },
      ...(enterprise && { enterprise }),
      orderedBy: holderOf(this.directory, row.orderedBy),
      orderedAt: iso(row.orderedAt),
      ...(row.audience !== null && { audience: row.audience }),
      ...(row.people !== null && { people: row.people }),
      ...(row.wishedFrom !== null && { wishedFrom: row.wishedFrom }),
      ...(row.wishedTo !== null && { wishedTo: row.wishedTo }),
      state: row.state,
      dueAt: iso(row.dueAt),
      light: lightOf(row, row.answeredAt ?? row.endedAt, this.clock.now()),
      ...(row.answeredAt !== null && {
        answeredAt: iso(row.answeredAt),
        inTime: row.answeredAt <= row.dueAt,
      }),
      why: orderDeadlineWhy(this.directory.calendars.of(row.unitId), row, actor.lang),
      ...(words && row.note !== null && { note: this.seal.open(noteSealContext(row.id), row.note) }),
      ...(answer && { answer }),
      ...(activity && { activity: this.activity(activity) }),
    };
  }

  private activity(row: ActivityRow): NonNullable<TalkOrder['activity']> {
    const { id, number, place, fromAt, toAt } = row;
    const state = activityState(row, this.clock.now());
    return { id, number, from: iso(fromAt), to: iso(toAt), place, state };
  }

  private answer(row: TalkOrderRow, words: boolean): TalkOrder['answer'] {
    const { id, answerAt, answerBy, decision, answerText, plannedDay, movedAt } = row;
    if (answerAt === null || answerBy === null || decision === null) return undefined;
    return {
      ...(words && answerText !== null && { text: this.seal.open(answerSealContext(id), answerText) }),
      at: iso(answerAt),
      by: holderOf(this.directory, answerBy),
      decision,
      ...(plannedDay !== null && { day: plannedDay }),
      ...(movedAt !== null && { movedAt: iso(movedAt) }),
    };
  }
}
