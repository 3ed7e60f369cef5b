/** Drills and the self-test: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const WATCH_REFUSALS = {
  not_late: [
    'conflict',
    '这个呼叫已不在待处理名单上。',
    'This call does not stand on the list of calls found late any longer.',
  ],
  drill_under_way: [
    'conflict',
    '这个社区正在演练，请等它结束。',
    'A drill of this community is under way; please wait for its end.',
  ],
  drill_over: ['conflict', '这次演练已经结束。', 'This drill is over.'],
  loop_under_way: ['conflict', '系统正在自检，请稍候。', 'The hub is testing itself; please wait.'],
} as const satisfies RefusalSentences;
