/** How well the shipped model does on the sentences that it was not made of, as docs/words.md prints it. */
import {
  categorySentences,
  shippedExamples,
  type CategorySentence,
} from '../../../src/category-suggestion/category-sentences.js';
import { trainCategoryModel } from '../../../src/category-suggestion/category-model.js';
import { suggestedOf } from '../../../src/category-suggestion/suggested.js';
import { wordsOf } from '../../../src/category-suggestion/words-of.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../../../src/protocol/codes.js';
import { CATEGORY_WORDS } from '../../../src/protocol/vocabulary/calls.js';

interface Judged extends CategorySentence {
  /** The likeliest first. */
  order: string[];
  shown: string[];
}
export function judged(): Judged[] {
  const model = trainCategoryModel(shippedExamples());
  return categorySentences()
    .filter(({ heldBack }) => heldBack)
    .map((one) => {
      const likelihoods = model.likelihoods(wordsOf(one.sentence));
      return {
        ...one,
        order: likelihoods.map(({ category }) => category),
        shown: suggestedOf(likelihoods).map(({ category }) => category),
      };
    });
}

const percent = (part: number, of: number) => (of === 0 ? '–' : `${Math.round((100 * part) / of)} %`);
const row = (name: string, some: readonly Judged[]): string => {
  const count = (fits: (one: Judged) => boolean) => some.filter(fits).length;
  const first = count(({ category, order }) => order[0] === category);
  const three = count(({ category, order }) => order.slice(0, 3).includes(category));
  const shown = count((one) => one.shown.length > 0);
  const among = count((one) => one.shown.includes(one.category));
  return `| ${name} | ${some.length} | ${percent(first, some.length)} | ${percent(three, some.length)} | ${percent(shown, some.length)} | ${percent(among, shown)} |`;
};

/** As it stands in the document. */
export function accuracyTable(all: readonly Judged[]): string {
  const nameOf = (category: string) => CATEGORY_WORDS[category as keyof typeof CATEGORY_WORDS][0];
  return [
    '| sentences held back | number | the first is right | among the first three | something is shown | what is shown holds the right one |',
    '| --- | --- | --- | --- | --- | --- |',
    row(
      'all in Chinese',
      all.filter(({ language }) => language === 'zh'),
    ),
    row(
      'all in English',
      all.filter(({ language }) => language === 'en'),
    ),
    ...CATEGORIES.map((category) =>
      row(
        `${category} ${nameOf(category)}`,
        all.filter((one) => one.category === category),
      ),
    ),
  ].join('\n');
}

/** What a guarded matter was taken for, and what was taken for one: all that was shown and all that was missed. */
export function guardedConfusion(all: readonly Judged[]): string {
  const guarded = (category: string | undefined) =>
    category !== undefined && GUARDED_CATEGORIES.includes(category);
  const pairs = [
    ...all.filter(({ category }) => guarded(category)).map(({ category, order }) => [category, order[0]!]),
    ...all
      .filter(({ category }) => !guarded(category))
      .flatMap(({ category, shown }) => shown.filter(guarded).map((as) => [category, as])),
  ] as const;
  const counts = Map.groupBy(pairs, ([is, as]) => `| ${is} | ${as} |`);
  const lines = [...counts].map(([line, { length }]) => `${line} ${length} |`).sort();
  return ['| is | taken for | sentences |', '| --- | --- | --- |', ...lines].join('\n');
}
