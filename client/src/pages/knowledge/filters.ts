/** The filters of the list, as they stand in the address and as the server is asked. Pure. */
import type { LocationQuery } from 'vue-router';

const ARTICLE_FILTERS = ['q', 'category', 'state', 'mine', 'review'] as const;
export type ArticleFilter = (typeof ARTICLE_FILTERS)[number];
export type ArticleFilters = Partial<Record<ArticleFilter, string>>;

export const readArticleFilters = (query: LocationQuery): ArticleFilters =>
  Object.fromEntries(
    ARTICLE_FILTERS.flatMap((name) => {
      const value = query[name];
      return typeof value === 'string' && value ? [[name, value]] : [];
    }),
  );
