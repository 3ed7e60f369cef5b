/** Orders of talks as they are listed: what waits for an answer first, by its deadline. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { pageSize, readGroupedCursor, toPage } from '../../kernel/pagination.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Page } from '../../protocol/answers.js';
import {
  TALK_ORDER_STATES,
  type TalkOrder,
  type TalkOrderState,
} from '../../protocol/outreach/talk-orders.js';
import { Store } from '../../store/store.js';
import { requirePerson } from '../../call/call-visibility.js';
import { keepsTalks } from './talk-keepers.js';
import { TalkOrderViews } from './talk-order.view.js';
import { listOrders, placeInList } from './talk-orders.repository.js';

export interface TalkOrderQuery {
  /** Several with commas between; absent: all. */
  state?: string;
  communityId?: string;
  cursor?: string;
  limit?: number;
}

@Injectable()
export class TalkOrdersListQuery {
  constructor(
    private readonly store: Store,
    private readonly views: TalkOrderViews,
  ) {}

  /** Those of a worker's communities and one's own, or of the unit: what waits for an answer first, by its deadline. */
  async list(actor: Actor, { state, communityId, cursor, limit }: TalkOrderQuery): Promise<Page<TalkOrder>> {
    requirePerson(actor);
    const states: readonly string[] = state?.split(',') ?? TALK_ORDER_STATES;
    if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
    const after = readGroupedCursor(cursor, 2);
    const size = pageSize(limit);
    const own = { communityIds: actor.communityIds, orderedBy: actor.id };
    const rows = await listOrders(this.store.read, actor.unitId, {
      states,
      ...(!keepsTalks(actor) && { own }),
      ...(communityId !== undefined && { communityId }),
      ...(after && { after }),
      most: size + 1,
    });
    const shown = await this.views.all(actor, rows);
    return toPage(
      rows.map((row, place) => ({ row, order: shown[place]! })),
      size,
      ({ order }) => order,
      ({ row }) => placeInList(row),
    );
  }
}

const isState = (text: string): text is TalkOrderState =>
  (TALK_ORDER_STATES as readonly string[]).includes(text);
