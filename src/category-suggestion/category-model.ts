/**
 * A naive Bayes over words, each counted once a text, with Laplace smoothing, reckoned in logarithms. All categories are
 * taken as equally common, and what is known of each weighs as if it were as much: neither is one likelier because many
 * come, nor another because little is known of it. Pure.
 */
export interface Example {
  category: string;
  /** Each once. */
  words: readonly string[];
}
export interface Likelihood {
  category: string;
  /** From 0 to 1; of all categories together 1. */
  likelihood: number;
}
export interface CategoryModel {
  /** The likeliest first; nothing where it knows none of the words. Words it does not know say nothing. */
  likelihoods(words: readonly string[]): Likelihood[];
}

/** Laplace: every word was seen once more in each category than it was. */
const SMOOTHING = 1;

export function trainCategoryModel(examples: readonly Example[]): CategoryModel {
  const counts = new Map<string, Map<string, number>>();
  const known = new Map<string, number>();
  for (const { category, words } of examples) {
    known.set(category, (known.get(category) ?? 0) + words.length);
    for (const word of words) {
      const of = counts.get(word) ?? new Map<string, number>();
      counts.set(word, of.set(category, (of.get(category) ?? 0) + 1));
    }
  }
  const categories = [...known].filter(([, words]) => words > 0).map(([category]) => category);
  const mass = categories.reduce((sum, category) => sum + known.get(category)!, 0) / categories.length;
  const whole = mass + SMOOTHING * counts.size;
  const logOf = (word: string, category: string) => {
    const seen = (counts.get(word)?.get(category) ?? 0) * (mass / known.get(category)!);
    return Math.log((seen + SMOOTHING) / whole);
  };
  return {
    likelihoods: (words) => {
      const said = words.filter((word) => counts.has(word));
      if (!said.length) return [];
      const logs = categories.map((category) => said.reduce((sum, word) => sum + logOf(word, category), 0));
      const top = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - top));
      const sum = weights.reduce((a, b) => a + b, 0);
      return categories
        .map((category, i) => ({ category, likelihood: weights[i]! / sum }))
        .sort((a, b) => b.likelihood - a.likelihood || (a.category < b.category ? -1 : 1));
    },
  };
}
