/** Searching: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const SEARCH_REFUSALS = {
  field_search_short: [
    'invalid',
    '请至少输入两个字、两个字母或两位数字，例如 物业、wy、007',
    'type at least two characters, letters or digits, such as 物业, wy or 007',
  ],
} as const satisfies RefusalSentences;
