/** Talks on offer and orders of them: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const OUTREACH_ORDERS_REFUSALS = {
  talk_not_offered: [
    'conflict',
    '这一项已不在点单目录里，请另选一项。',
    'This talk is not on offer any more; please choose another.',
  ],
  talk_order_community: [
    'not_found',
    '本单位没有这个社区，请另选社区。',
    'Your unit has no such community; please choose another.',
  ],
  talk_order_answered: ['conflict', '{holder}已经答复。', '{holder} has answered it already.'],
  talk_order_declined: ['conflict', '这份点单未能安排，已经结束。', 'This order was declined and is over.'],
  talk_order_withdrawn: ['conflict', '这份点单已撤回。', 'This order was withdrawn.'],
  talk_order_held: ['conflict', '这次宣讲已经办过。', 'This talk has taken place.'],
  talk_order_not_planned: [
    'conflict',
    '还没有定下日期，或日期还没到。',
    'No day is planned yet, or it has not come.',
  ],
  talk_order_follows: [
    'conflict',
    '已安排为普法活动{number}，请在那场活动里更改或取消。',
    'It is held as activity {number}: please change or cancel it there.',
  ],
  not_your_order: ['forbidden', '只有点单的人可以撤回。', 'Only the person who ordered it can withdraw it.'],
} as const satisfies RefusalSentences;
