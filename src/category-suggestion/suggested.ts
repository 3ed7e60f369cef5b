/** What of the likelihoods is worth a person's look. Pure. */
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import type { CategorySuggestion } from '../protocol/words/category-suggestions.js';
import type { Likelihood } from './category-model.js';

const MOST = 3;
/** Below it nothing is shown: docs/words.md tells how often it is right above. */
const FIRST_LEAST = 0.4;
const NEXT_LEAST = 0.2;
/** Where somebody may be in danger, being asked once too often is the lesser harm. */
const GUARDED_LEAST = 0.25;
/** To be told that it is something else helps nobody. */
const NEVER = 'other';

/** @param likelihoods the likeliest first */
export function suggestedOf(likelihoods: readonly Likelihood[]): CategorySuggestion[] {
  const sure = (likelihoods[0]?.likelihood ?? 0) >= FIRST_LEAST;
  return likelihoods
    .filter(
      ({ category, likelihood }, place) =>
        category !== NEVER &&
        ((GUARDED_CATEGORIES.includes(category) && likelihood >= GUARDED_LEAST) ||
          (sure && likelihood >= (place === 0 ? FIRST_LEAST : NEXT_LEAST))),
    )
    .slice(0, MOST)
    .map(({ category, likelihood }) => ({ category, likelihood: Math.round(likelihood * 100) / 100 }));
}
