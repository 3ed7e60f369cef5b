/** What every change of an article has in common: found, allowed, one after another, kept beside what it said before. */
import { Injectable } from '@nestjs/common';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Article, ArticleDeed } from '../protocol/words/articles.js';
import { Store, type Tx } from '../store/store.js';
import { snapshotOf } from './article-fields.js';
import { ArticleNoticesService } from './article-notices.service.js';
import { writesArticle } from './article-readers.js';
import { firstReminder } from './article-review.js';
import { ArticleViews } from './article.view.js';
import type { ArticleRow } from './articles.entity.js';
import { findArticle, insertVersion, updateArticle } from './articles.repository.js';

export const articlesQueue = (unitId: string): string => `articles:${unitId}`;

@Injectable()
export class ArticleDesk {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly notices: ArticleNoticesService,
    private readonly views: ArticleViews,
  ) {}

  /**
   * What is so already is the article as it is, whatever was seen of it.
   * @throws Refusal `not_found`, `article_not_yours`, `stale`, and what `work` throws
   */
  async write(
    actor: Actor,
    id: string,
    deed: ArticleDeed,
    seen: number | undefined,
    work: (before: ArticleRow, now: number) => Partial<ArticleRow>,
  ): Promise<Article> {
    const now = this.clock.now();
    const row = await this.store.write(
      `article-${deed}`,
      async (tx) => {
        const before = this.views.require(actor, await findArticle(tx, id));
        if (!writesArticle(actor, before)) refuse('article_not_yours');
        const after: ArticleRow = { ...before, ...work(before, now) };
        if (JSON.stringify(snapshotOf(after)) === JSON.stringify(snapshotOf(before))) return before;
        if (seen !== undefined && seen !== before.version) refuse('stale');
        const changes: Partial<ArticleRow> = {
          ...snapshotOf(after),
          ownerGoneAt: after.ownerId === before.ownerId ? before.ownerGoneAt : null,
          remindAt: this.reminderOf(before, after, now),
          changedBy: actor.id,
          changedAt: now,
        };
        if (!(await updateArticle(tx, before, changes))) refuse('stale');
        const row = { ...before, ...changes, version: before.version + 1 };
        await this.keep(tx, row, deed);
        if (row.ownerId !== before.ownerId && row.ownerId !== actor.id) await this.notices.owner(tx, row, '');
        return row;
      },
      { queue: articlesQueue(actor.unitId) },
    );
    return this.views.one(actor, row);
  }

  /** A change of words leaves what was told of its day as told. */
  private reminderOf(before: ArticleRow, after: ArticleRow, now: number): number | null {
    if (after.state !== 'published') return null;
    if (before.state === 'published' && before.reviewBy === after.reviewBy) return before.remindAt;
    return firstReminder(after.reviewBy, now);
  }

  /** What it says from now on, beside what it said before. */
  async keep(tx: Tx, row: ArticleRow, deed: ArticleDeed): Promise<void> {
    const { id: articleId, version, changedBy: byId, changedAt: at } = row;
    await insertVersion(tx, {
      id: newId(this.clock),
      articleId,
      version,
      deed,
      at,
      byId,
      said: snapshotOf(row),
    });
    await this.audit.write(tx, {
      actorId: byId,
      act: `article.${deed}`,
      subject: articleId,
      data: { version },
    });
  }
}
