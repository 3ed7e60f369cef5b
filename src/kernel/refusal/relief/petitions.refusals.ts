/** Petitions that were handed on: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const PETITIONS_REFUSALS = {
  petition_withdrawn: [
    'conflict',
    '这件呼叫已重新打开，不再按转出的控告申诉计时。',
    'The call was opened again, so the petition is not handed on any more.',
  ],
  petition_recused: [
    'forbidden',
    '您已回避这件呼叫，请由别人记录。',
    'You are recused from this call; please let somebody else note it.',
  ],
  petition_not_yours: [
    'forbidden',
    '只有经办人和值班调度可以转交这件控告申诉、请别的单位帮助。',
    'Only whoever is in charge and the coordinators can hand this petition to a colleague or ask agencies beside it.',
  ],
  petition_ended: [
    'conflict',
    '{holder}已记录办理结果答复，这件已经告一段落。',
    '{holder} has noted that its outcome was told, so nothing is due any more.',
  ],
  petition_step_done: ['conflict', '{holder}已记录过这一步。', '{holder} has noted this step already.'],
  petition_order: [
    'conflict',
    '请按顺序记录：12309 接收、程序性答复，再到进展或结果。',
    'Please note the steps in order: receipt by 12309, the answer by procedure, then progress or outcome.',
  ],
  petition_day_order: [
    'invalid',
    '不能早于转出的日子和上一步的日子',
    'must not be before the day it was handed on, nor before the step that came last',
  ],
} as const satisfies RefusalSentences;
