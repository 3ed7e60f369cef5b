/** Articles of the knowledge base that a search finds. */
import { Injectable } from '@nestjs/common';
import { isAnonymousDevice } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';
import { ArticlesQuery } from '../knowledge/articles.query.js';
import type { SearchAnswer } from '../protocol/words/search.js';

const SHOWN = 8;

@Injectable()
export class FindArticlesQuery {
  constructor(private readonly articles: ArticlesQuery) {}

  async find(actor: Actor, q: string): Promise<NonNullable<SearchAnswer['knowledge']>> {
    if (isAnonymousDevice(actor)) return { items: [], more: false };
    const found = await this.articles.find(actor, q, SHOWN + 1);
    return { items: found.slice(0, SHOWN), more: found.length > SHOWN };
  }
}
