/** Calls back and samples: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const REVIEWS_REFUSALS = {
  review_own: [
    'forbidden',
    '办理过、协办过或须回避这件呼叫的人，不能回访或抽查它。',
    'Whoever handled this call, helped with it or has an interest in it does not review it.',
  ],
  review_over: ['conflict', '这一项已经办过了。', 'This has been done already.'],
  field_review_own: [
    'invalid',
    '这个人办理过或须回避这件呼叫，请另选一位',
    'they handled this call or have an interest in it: choose another',
  ],
} as const satisfies RefusalSentences;
