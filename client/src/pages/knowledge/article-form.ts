/** What the form of an article holds, and what is sent of it. Pure. */
import type { Article, ArticleChange, ArticleKind, NewArticle } from '@protocol/words/articles.js';

export interface ArticleForm {
  id: string;
  kind: ArticleKind;
  title: string;
  short: string;
  body: string;
  lawName: string;
  lawArticle: string;
  inForceOn: string;
  checkedOn: string;
  categories: string[];
  keywords: string;
  source: string;
  ownerId: string;
  reviewBy: string;
  forWorkers: boolean;
  /** As it was when writing began, kept with the words. */
  version: number;
}

export const blankArticle = (
  known: Article | undefined,
  { id, ownerId, today }: { id: string; ownerId: string; today: string },
): ArticleForm => ({
  // The same id however often it is sent: one article.
  id: known?.id ?? id,
  kind: known?.kind ?? 'article',
  title: known?.title ?? '',
  short: known?.short ?? '',
  body: known?.body ?? '',
  lawName: known?.law?.name ?? '',
  lawArticle: known?.law?.article ?? '',
  inForceOn: known?.law?.inForceOn ?? '',
  checkedOn: known?.law?.checkedOn ?? today,
  categories: [...(known?.categories ?? [])],
  keywords: known?.keywords ?? '',
  source: known?.source ?? '',
  ownerId: known?.owner.id ?? ownerId,
  reviewBy: known?.reviewBy ?? '',
  forWorkers: known?.forWorkers ?? false,
  version: known?.version ?? 1,
});

/** Of one that is there only what was changed, so that a day that has come stays as it is until it is reviewed. */
export function articleBody(form: ArticleForm, known: Article | undefined): NewArticle | ArticleChange {
  const { id, kind, lawName, lawArticle, inForceOn, checkedOn, version, ...fields } = form;
  const law = { name: lawName, ...(lawArticle && { article: lawArticle }), inForceOn, checkedOn };
  const all = { ...fields, ...(kind === 'law' && { law }) };
  if (!known) return { id, kind, ...all };
  const before: Record<string, unknown> = { ...known, ownerId: known.owner.id };
  const changed = Object.entries(all).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  );
  return { ...Object.fromEntries(changed), version };
}
