/** Posters and what residents leave there: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const POSTERS_REFUSALS = {
  poster_ended: ['conflict', '{holder}已经换了新海报。', '{holder} has replaced this poster already.'],
  request_settled: ['conflict', '{holder}已经处理了这条留言。', '{holder} has seen to this request already.'],
  reminded_lately: [
    'conflict',
    '刚刚提醒过，请{minutes}分钟后再提醒，或打电话。',
    'The community was reminded just now: please wait {minutes} minutes, or telephone.',
  ],
} as const satisfies RefusalSentences;
