/** An order of a talk as its reader may see it. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Seal } from '../../kernel/seal/seal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { iso } from '../../protocol/time/instant.js';
import type { TalkOrder } from '../../protocol/outreach/talk-orders.js';
import { lightOf, orderDeadlineWhy } from './order-deadline.js';
import { readsWords } from './talk-keepers.js';
import type { TalkOrderRow, TalkRow } from './talk-orders.entity.js';

/** Where its words stand, for sealing them to their place. */
export const noteSealContext = (id: string) => `talk_order.note:${id}`;
export const answerSealContext = (id: string) => `talk_order.answer_text:${id}`;

@Injectable()
export class TalkOrderViews {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  order(row: TalkOrderRow, talk: TalkRow, actor: Actor): TalkOrder {
    const { id, title, theme } = talk;
    const words = readsWords(actor, row, theme);
    const answer = this.answer(row, words);
    return {
      id: row.id,
      number: row.number,
      talk: { id, title, theme },
      community: { id: row.communityId, name: this.directory.community(row.communityId)?.name ?? '' },
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
    };
  }

  private answer(row: TalkOrderRow, words: boolean): TalkOrder['answer'] {
    const { id, answerAt, answerBy, decision, answerText, plannedDay } = row;
    if (answerAt === null || answerBy === null || decision === null) return undefined;
    return {
      ...(words && answerText !== null && { text: this.seal.open(answerSealContext(id), answerText) }),
      at: iso(answerAt),
      by: holderOf(this.directory, answerBy),
      decision,
      ...(plannedDay !== null && { day: plannedDay }),
    };
  }
}
