/**
 * Which articles fit a call: of its category, with keywords that are said in it, or with words in common, of which rare
 * ones weigh more. Nothing is learned and nothing kept of the call. Pure.
 */
import { bigramsOf, plainText } from '../../kernel/input/bigrams.js';
import type { ArticleReason } from '../../protocol/words/articles.js';

interface Words {
  id: string;
  title: string;
  short: string;
  keywords: string;
  categories: readonly string[];
}
interface Indexed {
  id: string;
  categories: readonly string[];
  keywords: readonly string[];
  words: ReadonlySet<string>;
}
export interface ArticleIndex {
  articles: readonly Indexed[];
  /** How much a word says: the fewer articles have it, the more. */
  weights: ReadonlyMap<string, number>;
}

export const keywordsOf = (text: string): string[] => [
  ...new Set(
    plainText(text)
      .split(/[\s,，、;；]+/u)
      .filter(Boolean),
  ),
];

const CATEGORY = 3;
const KEYWORD = 2;
const MOST_KEYWORDS = 3;
/** So that many common words do not outweigh a category and a keyword. */
const MOST_OF_WORDS = 4;
/** One word in common is chance. */
const LEAST_WORDS = 2;
const MOST_SHOWN = 3;

/** One character or a figure says nothing of what it is about. */
const says = (word: string): boolean => [...word].length > 1 && !/^\d+$/.test(word);

export function indexArticles(all: readonly Words[]): ArticleIndex {
  const articles = all.map(({ id, title, short, keywords, categories }) => ({
    id,
    categories,
    keywords: keywordsOf(keywords),
    words: new Set(bigramsOf([title, keywords, short].join('\n')).filter(says)),
  }));
  const found = new Map<string, number>();
  for (const { words } of articles) for (const word of words) found.set(word, (found.get(word) ?? 0) + 1);
  const weights = new Map(
    [...found].map(([word, count]) => [word, Math.log((articles.length + 1) / count) / 4]),
  );
  return { articles, weights };
}

export interface AskedOfArticles {
  category: string;
  /** Summary and words of the call. */
  text: string;
  /** Only articles of the call's category: it is guarded. */
  onlyCategory: boolean;
}
export interface RankedArticle {
  id: string;
  reasons: ArticleReason[];
}

/** The best first; an article that nothing speaks for is left out. */
export function rankArticles(
  { articles, weights }: ArticleIndex,
  { category, text, onlyCategory }: AskedOfArticles,
  most: number,
): RankedArticle[] {
  const plain = plainText(text);
  const said = bigramsOf(text).filter(says);
  const weightOf = (word: string) => weights.get(word) ?? 0;
  return articles
    .filter(({ categories }) => !onlyCategory || categories.includes(category))
    .map((article) => {
      const fits = article.categories.includes(category);
      const keywords = article.keywords.filter((word) => says(word) && plain.includes(word));
      const shared = said.filter((word) => article.words.has(word));
      const words = shared.length >= LEAST_WORDS ? shared : [];
      const score =
        (fits ? CATEGORY : 0) +
        KEYWORD * Math.min(MOST_KEYWORDS, keywords.length) +
        Math.min(
          MOST_OF_WORDS,
          words.reduce((sum, word) => sum + weightOf(word), 0),
        );
      const reasons: ArticleReason[] = [
        ...(fits ? [{ why: 'category' as const }] : []),
        ...(keywords.length ? [{ why: 'keywords' as const, words: keywords.slice(0, MOST_SHOWN) }] : []),
        ...(words.length && !keywords.length
          ? [
              {
                why: 'words' as const,
                words: words.toSorted((a, b) => weightOf(b) - weightOf(a)).slice(0, MOST_SHOWN),
              },
            ]
          : []),
      ];
      return { id: article.id, reasons, score };
    })
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, most)
    .map(({ id, reasons }) => ({ id, reasons }));
}
