/** What an article may say, beyond the shape of each field. */
import type { Directory } from '../directory/directory.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { localDay } from '../protocol/time/local-day.js';
import type { ArticleKind, ArticleLaw } from '../protocol/words/articles.js';
import type { ArticleRow, ArticleSnapshot } from './articles.entity.js';

export const snapshotOf = ({
  state,
  title,
  body,
  short,
  categories,
  keywords,
  source,
  law,
  forWorkers,
  ownerId,
  reviewBy,
}: ArticleRow): ArticleSnapshot => ({
  state,
  title,
  body,
  short,
  categories,
  keywords,
  source,
  law,
  forWorkers,
  ownerId,
  reviewBy,
});

/** @throws Refusal `invalid` where a text of law has none, another article has one, or it was checked in days to come */
export function checkedLaw(kind: ArticleKind, law: ArticleLaw | undefined, now: number): ArticleLaw | null {
  if (kind !== 'law') return law ? refuse('invalid', { fields: { law: 'article_law_only' } }) : null;
  if (!law) return refuse('invalid', { fields: { law: 'field_required' } });
  if (law.checkedOn > localDay(now)) refuse('invalid', { fields: { 'law.checkedOn': 'field_not_yet' } });
  const { name, article, inForceOn, checkedOn } = law;
  return { name, ...(article && { article }), inForceOn, checkedOn };
}

/** @param had those it had before: an administrator may have taken one away since @throws Refusal `invalid` */
export function requireCategories(
  directory: Pick<Directory, 'hasCategory'>,
  unitId: string,
  categories: readonly string[],
  had: readonly string[] = [],
): void {
  if (!categories.every((code) => had.includes(code) || directory.hasCategory(unitId, code)))
    refuse('invalid', { fields: { categories: 'field_choice' } });
}
