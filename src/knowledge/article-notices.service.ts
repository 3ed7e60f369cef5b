/** Tells owners of reviews that are due, and coordinators of what has no owner any more or waits to be published. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { hereOrCoordinators, isStaffOf } from '../directory/holder.js';
import { Clock } from '../kernel/clock.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import type { Tx } from '../store/store.js';
import type { ArticleRow } from './articles.entity.js';

/** Long enough for who comes back after a holiday. */
const LASTS = 7 * DAY;

@Injectable()
export class ArticleNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Its owner; where they left or gave up their post, the coordinators. */
  async owner(tx: Tx, article: ArticleRow, about: NoticeAbout<'knowledge'>): Promise<void> {
    const { unitId, ownerId } = article;
    const owners = isStaffOf(this.directory, unitId, ownerId) ? [ownerId] : [];
    for (const id of hereOrCoordinators(this.directory, unitId, owners))
      await this.tell(tx, article, id, about);
  }

  /** @param but who did it themselves */
  async coordinators(
    tx: Tx,
    article: ArticleRow,
    about: NoticeAbout<'knowledge'>,
    but?: string,
  ): Promise<void> {
    for (const id of this.directory.coordinatorsOrAdminsOf(article.unitId))
      if (id !== but) await this.tell(tx, article, id, about);
  }

  private async tell(
    tx: Tx,
    { id, unitId, title, reviewBy }: ArticleRow,
    personId: string,
    about: NoticeAbout<'knowledge'>,
  ): Promise<void> {
    await this.notices.notify(tx, {
      unitId,
      personId,
      kind: 'knowledge',
      params: { ...(about && { about }), name: title, date: reviewBy },
      path: `/knowledge/${id}`,
      expiresAt: this.clock.now() + LASTS,
    });
  }
}
