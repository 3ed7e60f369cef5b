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
export const MOST_WORDS = 100;
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

/** Counts how many calls have each word and each category; what counts of a lesson is known once all were added. */
export class LessonCount {
  private readonly calls = new Map<string, number>();
  private readonly ofCategory = new Map<string, number>();

  add({ category, words }: Example): void {
    this.ofCategory.set(category, (this.ofCategory.get(category) ?? 0) + 1);
    for (const word of words) this.calls.set(word, (this.calls.get(word) ?? 0) + 1);
  }

  /**
   * @param shipped the words of our own sentences, keyed as those of the lessons
   * @returns a function from a lesson to what of it counts; undefined where it does not
   */
  rule(shipped: ReadonlySet<string>): (lesson: Example) => Example | undefined {
    const least = this.leastCalls(shipped);
    const counts = (word: string) => shipped.has(word) || this.calls.get(word)! >= least;
    const takesPart = (category: string) =>
      (CATEGORIES as readonly string[]).includes(category) ||
      (this.ofCategory.get(category) ?? 0) >= LEAST_LESSONS;
    return ({ category, words }) =>
      takesPart(category) ? { category, words: words.filter(counts) } : undefined;
  }

  /** In how many calls a word must stand so that not too many words do. Without sorting them: rings wait meanwhile. */
  private leastCalls(shipped: ReadonlySet<string>): number {
    const wordsIn = new Map<number, number>();
    for (const [word, n] of this.calls) if (!shipped.has(word)) wordsIn.set(n, (wordsIn.get(n) ?? 0) + 1);
    const most = Math.max(0, ...wordsIn.keys());
    let words = 0;
    for (let n = most; n >= LEAST_CALLS; n--) {
      words += wordsIn.get(n) ?? 0;
      if (words > MOST_LEARNED_WORDS) return n + 1;
    }
    return LEAST_CALLS;
  }
}
