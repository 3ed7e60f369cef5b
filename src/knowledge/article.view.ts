/** An article as its readers see it. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { holderOf, isStaffOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { iso } from '../protocol/time/instant.js';
import type { Article, ArticleLine, ArticleVersion } from '../protocol/words/articles.js';
import { readsArticle, writesArticle } from './article-readers.js';
import { reviewLight } from './article-review.js';
import type { ArticleRow, ArticleVersionRow } from './articles.entity.js';

@Injectable()
export class ArticleViews {
  constructor(
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `not_found` where there is none for them */
  require(actor: Actor, row: ArticleRow | undefined): ArticleRow {
    return row && readsArticle(actor, row) ? row : refuse('not_found');
  }

  line(actor: Actor, row: ArticleRow): ArticleLine {
    const { id, kind, state, title, short, categories, keywords, source, law, forWorkers } = row;
    const review = reviewLight(row.reviewBy, this.clock.now());
    return {
      id,
      kind,
      state,
      title,
      short,
      categories,
      keywords,
      source,
      ...(law !== null && { law }),
      forWorkers,
      owner: holderOf(this.directory, row.ownerId),
      ...(!isStaffOf(this.directory, row.unitId, row.ownerId) && { ownerLeft: true as const }),
      reviewBy: row.reviewBy,
      ...(review && { review }),
      used: row.used,
      mayChange: writesArticle(actor, row),
      version: row.version,
      changedBy: holderOf(this.directory, row.changedBy),
      changedAt: iso(row.changedAt),
    };
  }

  one(actor: Actor, row: ArticleRow): Article {
    return { ...this.line(actor, row), body: row.body };
  }

  version({ version, deed, at, byId, said }: ArticleVersionRow): ArticleVersion {
    const { law, ownerId, ...rest } = said;
    return {
      version,
      deed,
      at: iso(at),
      by: holderOf(this.directory, byId),
      ...rest,
      ...(law !== null && { law }),
      owner: holderOf(this.directory, ownerId),
    };
  }
}
