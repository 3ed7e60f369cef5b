/** Searching back through closed calls: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const LOOK_BACK_REFUSALS = {
  look_back_decided: ['conflict', '{holder}已经处理过这一条。', '{holder} has decided on this one already.'],
  look_back_has_lead: [
    'conflict',
    '这件呼叫已经有救助线索了。',
    'There is a lead for relief from this call already.',
  ],
} as const satisfies RefusalSentences;
