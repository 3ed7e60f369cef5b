/** Postings to communities, promises and visits: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const LIAISON_REFUSALS = {
  not_posted: ['forbidden', '您现在没有派驻这个社区。', 'You are not posted to this community now.'],
  commitment_settled: [
    'conflict',
    '{holder}已经办完或撤回这一项。',
    '{holder} has kept or withdrawn this already.',
  ],
  visit_over: ['conflict', '这次走访已经结束。', 'This visit is over already.'],
  field_exactly_one_due: ['invalid', '请填写日期或具体时间中的一个', 'give either a day or a time'],
} as const satisfies RefusalSentences;
