/**
 * Reminds owners of reviews: once before the day and once on it. And whoever left hands their articles to the
 * coordinators, who are told once of each.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Directory } from '../directory/directory.js';
import { isStaffOf } from '../directory/holder.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { ReminderSweep } from '../notices/reminder-sweep.js';
import { Store, type Tx } from '../store/store.js';
import { ArticleNoticesService } from './article-notices.service.js';
import { reviewDueAt } from './article-review.js';
import { articlesQueue } from './article-desk.js';
import type { ArticleRow } from './articles.entity.js';
import {
  findArticle,
  findArticlesToRemind,
  markOwner,
  moveReminder,
  ownersOfArticles,
} from './articles.repository.js';

@Injectable()
export class ArticleSweep extends ReminderSweep<ArticleRow> {
  protected readonly deed = 'article-remind';
  protected readonly untold = 'owners of articles could not be reminded and will be';
  protected readonly find = findArticlesToRemind;
  protected readonly move = moveReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly notices: ArticleNoticesService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    await super.sweep();
    const owners = await ownersOfArticles(this.store.read);
    const changed = owners.filter(
      ({ unitId, ownerId, told }) => isStaffOf(this.directory, unitId, ownerId) === (Number(told) === 1),
    );
    await this.each(changed, (owner) => this.mark(owner));
  }

  /** Who is here again may leave again, and that is told again. */
  private async mark({ unitId, ownerId, told }: { unitId: string; ownerId: string; told: number }) {
    const goneAt = Number(told) === 1 ? null : this.clock.now();
    await this.store.write(
      'article-owner',
      async (tx) => {
        for (const article of await markOwner(tx, { unitId, ownerId }, goneAt)) {
          if (goneAt === null) continue;
          const data = { ownerId };
          await this.audit.write(tx, { actorId: null, act: 'article.owner_left', subject: article.id, data });
          await this.notices.coordinators(tx, article, 'owner_left');
        }
      },
      { queue: articlesQueue(unitId) },
    );
  }

  protected lateAt({ reviewBy }: ArticleRow): number {
    return reviewDueAt(reviewBy);
  }
  protected override queueOf({ unitId }: ArticleRow): string {
    return articlesQueue(unitId);
  }
  protected async tell(tx: Tx, article: ArticleRow, stage: 'near' | 'late'): Promise<void> {
    // It may have changed hands since it was found.
    await this.notices.owner(tx, (await findArticle(tx, article.id)) ?? article, stage);
  }
}
