/** Articles as they are listed and found, from what is kept in memory of the unit's. */
import { Injectable } from '@nestjs/common';
import { matchesName } from '../directory/name-match.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { plainText } from '../kernel/input/bigrams.js';
import { pageOfList } from '../kernel/page-of-list.js';
import { pageSize, readCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Page } from '../protocol/answers.js';
import type {
  Article,
  ArticleKind,
  ArticleLine,
  ArticleState,
  ArticleVersion,
} from '../protocol/words/articles.js';
import { Store } from '../store/store.js';
import { reviewLight } from './article-review.js';
import { readsArticle } from './article-readers.js';
import { ArticleViews } from './article.view.js';
import { ArticlesCache, type KeptArticle } from './articles.cache.js';
import type { ArticleRow } from './articles.entity.js';
import { findArticle, usesOf, versionsOf } from './articles.repository.js';

export interface ArticleFilter {
  q?: string;
  state?: ArticleState;
  kind?: ArticleKind;
  category?: string;
  /** `true`: owned by who asks. */
  mine?: 'true' | 'false';
  /** `due`: soon or late. */
  review?: 'due';
}
/** Each with its whole text. */
const MOST_VERSIONS = 20;

@Injectable()
export class ArticlesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly cache: ArticlesCache,
    private readonly views: ArticleViews,
  ) {}

  /** What its owner has to review comes first, then what fits best, then the newest. */
  async list(
    actor: Actor,
    { cursor, limit, ...filter }: ArticleFilter & { cursor?: string; limit?: number },
  ): Promise<Page<ArticleLine>> {
    const found = await this.meant(actor, filter);
    const page = pageOfList(found, { ...(cursor !== undefined && { cursor }), ...(limit && { limit }) });
    return { ...page, items: await this.lines(actor, page.items) };
  }

  /** Published ones that a reader may know, the best first: for whoever searches in several things at once. */
  async find(actor: Actor, q: string, most: number): Promise<ArticleLine[]> {
    const found = await this.meant(actor, { q, state: 'published' });
    return this.lines(actor, found.slice(0, most));
  }

  /** @throws Refusal `not_found` */
  async one(actor: Actor, id: string): Promise<Article> {
    return this.views.one(actor, this.views.require(actor, await findArticle(this.store.read, id)));
  }

  /** What it said before, the newest first. @throws Refusal `not_found` */
  async versions(actor: Actor, id: string, cursor?: string, limit?: number): Promise<Page<ArticleVersion>> {
    const { read } = this.store;
    this.views.require(actor, await findArticle(read, id));
    const before = readPlace(cursor);
    const size = Math.min(pageSize(limit), MOST_VERSIONS);
    const rows = await versionsOf(read, id, { before, most: size + 1 });
    return toPage(
      rows,
      size,
      (row) => this.views.version(row),
      ({ version }) => [version],
    );
  }

  private async lines(actor: Actor, rows: readonly ArticleRow[]): Promise<ArticleLine[]> {
    const ids = rows.map(({ id }) => id);
    const uses = await usesOf(this.store.read, ids);
    return rows.map((row) => this.views.line(actor, { ...row, used: uses.get(row.id) ?? row.used }));
  }

  private async meant(
    actor: Actor,
    { q, state, kind, category, mine, review }: ArticleFilter,
  ): Promise<ArticleRow[]> {
    const now = this.clock.now();
    const { all } = await this.cache.of(actor.unitId);
    const own = all.filter(
      ({ row }) =>
        readsArticle(actor, row) &&
        (state === undefined || row.state === state) &&
        (kind === undefined || row.kind === kind) &&
        (category === undefined || row.categories.includes(category)) &&
        (mine !== 'true' || row.ownerId === actor.id) &&
        (review === undefined || (row.state !== 'withdrawn' && reviewLight(row.reviewBy, now) !== undefined)),
    );
    const asked = q?.trim() ?? '';
    const fit = asked === '' ? () => 0 : placeOf(asked);
    const waits = ({ row }: KeptArticle) =>
      row.ownerId === actor.id && row.state !== 'withdrawn' && reviewLight(row.reviewBy, now) ? 0 : 1;
    return own
      .map((one) => ({ row: one.row, fits: fit(one), waits: asked === '' ? waits(one) : 0 }))
      .filter(({ fits }) => fits < NOWHERE)
      .toSorted(
        (a, b) =>
          a.waits - b.waits ||
          (a.waits === 0 && asked === '' ? (a.row.reviewBy < b.row.reviewBy ? -1 : 1) : 0) ||
          a.fits - b.fits ||
          b.row.changedAt - a.row.changedAt ||
          (a.row.id < b.row.id ? -1 : 1),
      )
      .map(({ row }) => row);
  }
}

/** As large as an integer of the databases may be. */
const LAST = 2 ** 31 - 1;
function readPlace(cursor: string | undefined): number {
  const [version = LAST] = readCursor(cursor) ?? [];
  return typeof version === 'number' && Number.isInteger(version) && Math.abs(version) <= LAST
    ? version
    : refuse('invalid', { fields: { cursor: 'field_invalid' } });
}

const NOWHERE = 3;
/** Where what was typed stands: in the title, in a keyword, elsewhere, nowhere; title and keywords by pinyin too. */
export function placeOf(asked: string): (one: KeptArticle) => number {
  const meant = matchesName(asked);
  const plain = plainText(asked);
  return ({ row, keywords, plain: said }) => {
    if (meant(row.title)) return 0;
    if (keywords.some(meant)) return 1;
    return said.includes(plain) ? 2 : NOWHERE;
  };
}
