/** Leads for supervision: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const SUPERVISION_REFUSALS = {
  supervision_closed: [
    'conflict',
    '{number}已有结果，也已告诉交线索的人。',
    '{number} has its outcome, which was told to who handed it in.',
  ],
  supervision_handed_over: ['conflict', '{holder}已移交部门。', '{holder} has handed it over already.'],
  supervision_not_handed_over: [
    'conflict',
    '还没有移交部门：立案或推动解决由承办部门来说。',
    'It was not handed to a department yet, and only a department takes it up or settles it.',
  ],
  supervision_hidden: [
    'forbidden',
    '这条线索受保护，或者您应当回避，由能看的人办理。',
    'This lead is guarded or you are recused from it; whoever may read it sees to it.',
  ],
  suggestion_decided: ['conflict', '{holder}已作决定。', '{holder} has decided already.'],
} as const satisfies RefusalSentences;
