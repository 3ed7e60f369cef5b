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

/** Learns one example after another, so that whoever teaches much may let others come in between. */
export class CategoryTraining {
  private readonly counts = new Map<string, Map<string, number>>();
  /** Words of each category, one as often as texts have it. */
  private readonly known = new Map<string, number>();

  add({ category, words }: Example): void {
    this.known.set(category, (this.known.get(category) ?? 0) + words.length);
    for (const word of words) {
      const of = this.counts.get(word) ?? new Map<string, number>();
      this.counts.set(word, of.set(category, (of.get(category) ?? 0) + 1));
    }
  }

  /** Of all that was added. */
  model(): CategoryModel {
    const { counts, known } = this;
    const categories = [...known].filter(([, words]) => words > 0).map(([category]) => category);
    const mass = categories.reduce((sum, category) => sum + known.get(category)!, 0) / categories.length;
    const whole = mass + SMOOTHING * counts.size;
    const logOf = (word: string, category: string) => {
      const seen = (counts.get(word)?.get(category) ?? 0) * (mass / known.get(category)!);
      return Math.log((seen + SMOOTHING) / whole);
    };
    return {
      likelihoods: (words) =>
        likelihoodsOf(
          words.filter((word) => counts.has(word)),
          categories,
          logOf,
        ),
    };
  }
}

export function trainCategoryModel(examples: readonly Example[]): CategoryModel {
  const training = new CategoryTraining();
  for (const example of examples) training.add(example);
  return training.model();
}

function likelihoodsOf(
  words: readonly string[],
  categories: readonly string[],
  logOf: (word: string, category: string) => number,
): Likelihood[] {
  if (!words.length) return [];
  const logs = categories.map((category) => words.reduce((sum, word) => sum + logOf(word, category), 0));
  const top = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return categories
    .map((category, i) => ({ category, likelihood: weights[i]! / sum }))
    .sort((a, b) => b.likelihood - a.likelihood || (a.category < b.category ? -1 : 1));
}
