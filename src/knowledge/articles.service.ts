/**
 * Articles are written, published, reviewed and withdrawn. Whoever was faster is told to the other, every version is
 * kept, and nothing is deleted. What is published has an owner who is here and a day to come on which it is looked at.
 */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { isStaffOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { requireDayAhead } from '../kernel/time/day-ahead.js';
import { addDays, localDay } from '../protocol/time/local-day.js';
import {
  ARTICLE_LIMITS,
  type Article,
  type ArticleChange,
  type ArticleReview,
  type NewArticle,
} from '../protocol/words/articles.js';
import { Store } from '../store/store.js';
import { ArticleDesk, articlesQueue } from './article-desk.js';
import { checkedLaw, requireCategories } from './article-fields.js';
import { ArticleNoticesService } from './article-notices.service.js';
import { keepsArticles } from './article-readers.js';
import { reviewLight } from './article-review.js';
import { ArticleViews } from './article.view.js';
import type { ArticleRow } from './articles.entity.js';
import { articlesOfUnit, findArticle, insertArticle } from './articles.repository.js';

@Injectable()
export class ArticlesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly desk: ArticleDesk,
    private readonly notices: ArticleNoticesService,
    private readonly views: ArticleViews,
  ) {}

  /**
   * As a draft. Sent again under its id it is the article as it is.
   * @throws Refusal `invalid`, `article_owner_kept`, `too_many_kept`; `id_in_use` where somebody else has the id
   */
  async make(actor: Actor, given: NewArticle): Promise<{ article: Article; made: boolean }> {
    const now = this.clock.now();
    const { id = newId(this.clock), ownerId, reviewBy } = given;
    const { row, made } = await this.store.write(
      'article-make',
      async (tx) => {
        const known = await findArticle(tx, id);
        if (known && (known.madeBy !== actor.id || known.unitId !== actor.unitId)) refuse('id_in_use');
        if (known) return { row: known, made: false };
        this.requireOwner(actor, ownerId);
        requireDayAhead('reviewBy', reviewBy, now);
        requireCategories(this.directory, actor.unitId, given.categories);
        if ((await articlesOfUnit(tx, actor.unitId)).length >= ARTICLE_LIMITS.kept)
          refuse('too_many_kept', { params: { max: ARTICLE_LIMITS.kept } });
        const {
          kind,
          title,
          body,
          short,
          categories,
          keywords = '',
          source = '',
          forWorkers = false,
        } = given;
        const row: ArticleRow = {
          id,
          unitId: actor.unitId,
          kind,
          state: 'draft',
          title,
          body,
          short,
          categories: [...new Set(categories)],
          keywords,
          source,
          law: checkedLaw(kind, given.law, now),
          forWorkers,
          ownerId,
          ownerGoneAt: null,
          reviewBy,
          remindAt: null,
          used: 0,
          version: 1,
          madeBy: actor.id,
          changedBy: actor.id,
          changedAt: now,
        };
        await insertArticle(tx, row);
        await this.desk.keep(tx, row, 'made');
        if (!keepsArticles(actor)) await this.notices.coordinators(tx, row, 'proposed', actor.id);
        return { row, made: true };
      },
      { queue: articlesQueue(actor.unitId) },
    );
    return { article: this.views.one(actor, row), made };
  }

  /** What is given, and leaves the rest. @throws Refusal `not_found`, `article_not_yours`, `invalid`, `stale` */
  change(actor: Actor, id: string, { version, law, ...given }: ArticleChange): Promise<Article> {
    return this.desk.write(actor, id, 'changed', version, (before, now) => {
      const { ownerId, reviewBy, categories } = given;
      if (ownerId !== undefined && ownerId !== before.ownerId) this.requireOwner(actor, ownerId);
      if (reviewBy !== before.reviewBy) requireDayAhead('reviewBy', reviewBy, now);
      if (categories) requireCategories(this.directory, actor.unitId, categories, before.categories);
      return {
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
        ...(law !== undefined && { law: checkedLaw(before.kind, law, now) }),
      };
    });
  }

  /** By coordinators: what stands in replies to residents is the unit's. @throws Refusal as `change`; `conflict` */
  publish(actor: Actor, id: string, version?: number): Promise<Article> {
    return this.desk.write(actor, id, 'published', version, (before, now) => {
      if (before.state === 'published') return {};
      if (!isStaffOf(this.directory, before.unitId, before.ownerId)) refuse('article_owner_left');
      if (reviewLight(before.reviewBy, now) === 'late') refuse('article_review_first');
      return { state: 'published' };
    });
  }

  /** It was looked at and is right: the text of a law was compared today. @throws Refusal as `change`; `conflict` */
  review(actor: Actor, id: string, { reviewBy, version }: ArticleReview): Promise<Article> {
    return this.desk.write(actor, id, 'reviewed', version, (before, now) => {
      if (before.state === 'withdrawn') refuse('article_withdrawn');
      requireDayAhead('reviewBy', reviewBy, now);
      const today = localDay(now);
      return {
        reviewBy: reviewBy ?? addDays(today, ARTICLE_LIMITS.reviewDays),
        ...(before.law && { law: { ...before.law, checkedOn: today } }),
      };
    });
  }

  /** It is suggested no more; what it said is kept. @throws Refusal as `change` */
  withdraw(actor: Actor, id: string, version?: number): Promise<Article> {
    return this.desk.write(actor, id, 'withdrawn', version, () => ({ state: 'withdrawn' }));
  }

  /** Somebody of the unit who is here; officers write what they answer for themselves. */
  private requireOwner(actor: Actor, ownerId: string): void {
    if (!isStaffOf(this.directory, actor.unitId, ownerId))
      refuse('invalid', { fields: { ownerId: 'field_choice' } });
    if (!keepsArticles(actor) && ownerId !== actor.id) refuse('article_owner_kept');
  }
}
