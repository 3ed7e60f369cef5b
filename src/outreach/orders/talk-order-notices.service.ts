/** Tells coordinators and the orderer of an order, in the write that it tells of: its number and community, no words. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DAY } from '../../protocol/time/durations.js';
import { localDay, localTime } from '../../protocol/time/local-day.js';
import { Directory } from '../../directory/directory.js';
import type { NoticeAbout } from '../../notice/notice-sentences.js';
import { NoticesService } from '../../notices/notices.service.js';
import type { Tx } from '../../store/store.js';
import type { TalkOrderRow } from './talk-orders.entity.js';

/** Orders come before weekends. */
const LASTS = 3 * DAY;

@Injectable()
export class TalkOrderNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /**
   * Where the unit has no coordinator, its administrators.
   * @param but who did it themselves
   * @param at the instant that is said; absent: by when it is to be answered
   */
  async coordinators(
    tx: Tx,
    order: TalkOrderRow,
    about: NoticeAbout<'order'>,
    but?: string,
    at?: number,
  ): Promise<void> {
    for (const id of this.directory.coordinatorsOrAdminsOf(order.unitId))
      if (id !== but) await this.tell(tx, order, id, about, at);
  }

  /** @param but who did it themselves @param at as above */
  async orderer(
    tx: Tx,
    order: TalkOrderRow,
    about: NoticeAbout<'order'>,
    but: string,
    at?: number,
  ): Promise<void> {
    const person = this.directory.person(order.orderedBy);
    if (person && !person.disabled && person.id !== but) await this.tell(tx, order, person.id, about, at);
  }

  private async tell(
    tx: Tx,
    { unitId, communityId, number, dueAt }: TalkOrderRow,
    personId: string,
    about: NoticeAbout<'order'>,
    at: number = dueAt,
  ): Promise<void> {
    await this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'order',
      params: {
        ...(about && { about }),
        number,
        community: this.directory.community(communityId)?.name ?? '',
        date: localDay(at).slice(5),
        time: localTime(at),
      },
      path: '/talks',
      expiresAt: about === 'near' ? dueAt : this.clock.now() + LASTS,
    });
  }
}
