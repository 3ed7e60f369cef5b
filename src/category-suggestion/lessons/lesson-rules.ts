/**
 * Which closed calls teach a unit's own model, and how much of it counts. Of a guarded matter nothing is learned, nor of
 * a call that was one for a while; neither is a word that stands in one call only, as a name does. Pure.
 */
import type { BrokenFact, StoredFact } from '../../call/facts.repository.js';
import { isGuarded } from '../../call/call-visibility.js';
import type { CallRow } from '../../call/call.entity.js';
import { CATEGORIES } from '../../protocol/codes.js';
import { NO_MATTER } from '../../protocol/calls/outcomes.js';
import { DAY } from '../../protocol/time/durations.js';
import type { Example } from '../category-model.js';

/** Milliseconds: so long it may still be reopened. */
export const SETTLED_AFTER = 7 * DAY;
/** The newest of a category. */
export const MOST_LESSONS = 120;
/** Of one text. */
export const MOST_WORDS = 200;
/** A category that an administrator added takes part from then on. */
const LEAST_LESSONS = 15;
const LEAST_CALLS = 2;
const MOST_LEARNED_WORDS = 10_000;

export type ClosedLine = Pick<CallRow, 'state' | 'category' | 'outcome' | 'drill' | 'summary'>;
type Told = readonly (StoredFact | BrokenFact)[];

export const teaches = (line: ClosedLine, told: Told): boolean =>
  line.state === 'closed' &&
  line.drill === null &&
  line.summary !== null &&
  (line.outcome === null || !NO_MATTER.includes(line.outcome)) &&
  !wasGuarded(told);

/** What cannot be read may have said so. */
const wasGuarded = (told: Told): boolean =>
  told.some(
    (fact) =>
      (fact.deed === 'raised' || fact.deed === 'amended') &&
      (fact.broken || (fact.data.category !== undefined && isGuarded({ category: fact.data.category }))),
  );

/** @param shipped the words of our own sentences, keyed as those of the lessons */
export function countedLessons(lessons: readonly Example[], shipped: ReadonlySet<string>): Example[] {
  const calls = new Map<string, number>();
  const ofCategory = new Map<string, number>();
  for (const { category, words } of lessons) {
    ofCategory.set(category, (ofCategory.get(category) ?? 0) + 1);
    for (const word of words) calls.set(word, (calls.get(word) ?? 0) + 1);
  }
  const common = [...calls]
    .filter(([word, n]) => n >= LEAST_CALLS && !shipped.has(word))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, MOST_LEARNED_WORDS);
  const counted = new Set([...shipped, ...common.map(([word]) => word)]);
  return lessons
    .filter(
      ({ category }) =>
        (CATEGORIES as readonly string[]).includes(category) || ofCategory.get(category)! >= LEAST_LESSONS,
    )
    .map(({ category, words }) => ({ category, words: words.filter((word) => counted.has(word)) }));
}
