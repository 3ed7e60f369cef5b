/** What words that are being typed sound like. A hint: nothing follows of it by itself. */
import type { Category } from '../codes.js';

export interface CategorySuggestion {
  category: Category;
  /** From 0 to 1, to the hundredth. */
  likelihood: number;
}
/** The likeliest first; none where nothing is likely enough to be worth a person's look. */
export interface CategorySuggestions {
  items: CategorySuggestion[];
}
