/**
 * Articles that fit a call, for who reads its words: its holder, who helps, the coordinators. Of a guarded call only
 * those of its category, so that nobody beside reads from the panel what it is about.
 */
import { Injectable } from '@nestjs/common';
import { requireRelation } from '../../call/call-relation.js';
import { isGuarded } from '../../call/call-visibility.js';
import { messagesOfCall } from '../../desk/journal/messages.repository.js';
import { messageSealContext } from '../../desk/message.view.js';
import { CallViewsService } from '../../desk/views/call-views.service.js';
import { readCall, rowForDisplay } from '../../desk/views/readable-call.query.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import { ARTICLE_LIMITS, type SuggestedArticle } from '../../protocol/words/articles.js';
import { Store } from '../../store/store.js';
import { ArticleViews } from '../article.view.js';
import { ArticlesCache, type KeptArticle } from '../articles.cache.js';
import { placeOf } from '../articles.query.js';
import { countUse } from '../articles.repository.js';
import { rankArticles, type RankedArticle } from './rank-articles.js';

/** The last words of a conversation say what it is about now. */
const MOST_MESSAGES = 20;

@Injectable()
export class CallArticlesQuery {
  constructor(
    private readonly store: Store,
    private readonly seal: Seal,
    private readonly calls: CallViewsService,
    private readonly cache: ArticlesCache,
    private readonly views: ArticleViews,
  ) {}

  /** @param asked absent: what its words and category speak for @throws Refusal `call_not_found`, `forbidden`, `not_holder` */
  async suggest(actor: Actor, callId: string, asked: string | undefined): Promise<SuggestedArticle[]> {
    const call = await this.callOf(actor, callId);
    const { all, index } = await this.cache.of(actor.unitId);
    const published = new Map(
      all.filter(({ row }) => row.state === 'published').map((one) => [one.row.id, one]),
    );
    const { category, guarded } = call;
    const q = asked?.trim() ?? '';
    const ranked =
      q === ''
        ? rankArticles(
            index,
            { category, onlyCategory: guarded, text: await this.textOf(call) },
            ARTICLE_LIMITS.suggested,
          )
        : searched([...published.values()], q, guarded ? category : undefined);
    return ranked.flatMap(({ id, reasons }) => {
      const found = published.get(id);
      return found ? [{ article: this.views.line(actor, found.row), reasons }] : [];
    });
  }

  /**
   * Its short text was put into a reply: a count of the article, nothing of the call or the person. In a guarded call it
   * is not counted: of an article of its category everybody would read that there was one.
   */
  async used(actor: Actor, callId: string, articleId: string): Promise<void> {
    const { category, guarded } = await this.callOf(actor, callId);
    const found = (await this.cache.of(actor.unitId)).all.find(({ row }) => row.id === articleId);
    if (!found || (guarded && !found.row.categories.includes(category))) refuse('not_found');
    if (found?.row.state !== 'published') refuse('article_not_published');
    if (guarded) return;
    await this.store.write('article-use', (tx) => countUse(tx, articleId));
  }

  private async callOf(actor: Actor, callId: string) {
    const found = (await readCall(this.store.read, callId)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    const relation = requireRelation(line, actor, 'holder', 'helper', 'coordination');
    const { summary } = this.calls.listed(found);
    return { id: callId, category: line.category, guarded: isGuarded(line), relation, summary };
  }

  /** The summary, and what was said for who takes part in the conversation. */
  private async textOf({ id, relation, summary }: Awaited<ReturnType<typeof this.callOf>>): Promise<string> {
    if (relation === 'coordination') return summary;
    const rows = (await messagesOfCall(this.store.read, id)).toSorted((a, b) => b.at - a.at);
    const said = rows
      .slice(0, MOST_MESSAGES)
      .map((row) => this.seal.tryOpen(messageSealContext(row.id), row.text) ?? '');
    return [summary, ...said].join('\n');
  }
}

function searched(all: readonly KeptArticle[], q: string, category: string | undefined): RankedArticle[] {
  const place = placeOf(q);
  return all
    .filter(({ row }) => category === undefined || row.categories.includes(category))
    .map((one) => ({ id: one.row.id, place: place(one) }))
    .filter((one) => one.place <= 2)
    .toSorted((a, b) => a.place - b.place || (a.id < b.id ? -1 : 1))
    .slice(0, ARTICLE_LIMITS.suggested)
    .map(({ id }) => ({ id, reasons: [{ why: 'asked' }] }));
}
