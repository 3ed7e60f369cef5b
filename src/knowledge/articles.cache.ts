/** A unit's articles in memory, cut into words: few hundred, asked for with every call that is looked at. */
import { Injectable } from '@nestjs/common';
import { plainText } from '../kernel/input/bigrams.js';
import { Store } from '../store/store.js';
import type { ArticleRow } from './articles.entity.js';
import { articlesOfUnit, articlesStamp } from './articles.repository.js';
import { indexArticles, keywordsOf, type ArticleIndex } from './suggested/rank-articles.js';

export interface KeptArticle {
  row: ArticleRow;
  keywords: readonly string[];
  /** In one width and case: all that may be searched beside title and keywords. */
  plain: string;
}
export interface Shelf {
  all: readonly KeptArticle[];
  /** Of those that are published. */
  index: ArticleIndex;
}

const MOST_UNITS = 50;

@Injectable()
export class ArticlesCache {
  private readonly kept = new Map<string, { stamp: string; shelf: Shelf }>();

  constructor(private readonly store: Store) {}

  /** As they are now, whichever node changed them last. */
  async of(unitId: string): Promise<Shelf> {
    const { read } = this.store;
    const stamp = await articlesStamp(read, unitId);
    const known = this.kept.get(unitId);
    if (known?.stamp === stamp) return known.shelf;
    const shelf = shelfOf(await articlesOfUnit(read, unitId));
    if (this.kept.size >= MOST_UNITS) this.kept.clear();
    this.kept.set(unitId, { stamp, shelf });
    return shelf;
  }
}

function shelfOf(rows: readonly ArticleRow[]): Shelf {
  const all = rows.map((row) => ({
    row,
    keywords: keywordsOf(row.keywords),
    plain: plainText([row.title, row.short, row.body, row.source, row.law?.name ?? ''].join('\n')),
  }));
  return { all, index: indexArticles(rows.filter(({ state }) => state === 'published')) };
}
