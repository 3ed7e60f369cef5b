/** When an article is to be looked at again, and when its owner is reminded of that. Pure. */
import { ARTICLE_LIMITS, type ArticleLine } from '../protocol/words/articles.js';
import { addDays, instantAt, localDay } from '../protocol/time/local-day.js';

/** People are at their desks. */
const SAID_AT = '09:00';

/** From then on it is late. */
export const reviewDueAt = (reviewBy: string): number => instantAt(reviewBy, SAID_AT);

/** Before the day and on it, as far as they are to come; null: neither is. */
export function firstReminder(reviewBy: string, now: number): number | null {
  const near = instantAt(addDays(reviewBy, -ARTICLE_LIMITS.warnDays), SAID_AT);
  const due = reviewDueAt(reviewBy);
  if (now < near) return near;
  return now < due ? due : null;
}

export function reviewLight(reviewBy: string, now: number): ArticleLine['review'] {
  const today = localDay(now);
  if (today >= reviewBy) return 'late';
  return today >= addDays(reviewBy, -ARTICLE_LIMITS.warnDays) ? 'soon' : undefined;
}
