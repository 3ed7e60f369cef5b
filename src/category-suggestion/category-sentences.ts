/** Our own sentences, from which every unit begins. None is of a real person. */
import { shippedData } from '../kernel/shipped-data.js';
import type { Example } from './category-model.js';
import { wordsOf } from './words-of.js';

export interface CategorySentence {
  category: string;
  language: 'zh' | 'en';
  /** Learned from by nothing: how well it works is measured on these. */
  heldBack: boolean;
  sentence: string;
}
export const categorySentences = (): CategorySentence[] =>
  JSON.parse(shippedData('category-sentences.json')) as CategorySentence[];

export const shippedExamples = (): Example[] =>
  categorySentences()
    .filter(({ heldBack }) => !heldBack)
    .map(({ category, sentence }) => ({ category, words: wordsOf(sentence) }));
