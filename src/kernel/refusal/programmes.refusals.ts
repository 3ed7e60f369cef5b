/** Programmes of help, help of the unit above: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const PROGRAMMES_REFUSALS = {
  programme_open_already: [
    'conflict',
    '这个单位已有一项帮扶正在进行。',
    'This unit has a programme under way already.',
  ],
  programme_over: ['conflict', '这项帮扶已经结束。', 'This programme is over.'],
  programme_not_yours: [
    'forbidden',
    '只有被帮扶的单位和帮扶单位各做各的部分。',
    'The unit and the unit that helps each do their own part here; this is not yours.',
  ],
  programme_ended_above: [
    'forbidden',
    '是否脱薄由帮扶的上级院认定。',
    'Whether the unit is lifted is for the unit above that helps to say.',
  ],
  measure_done_by_unit: [
    'forbidden',
    '措施是否完成，由落实的单位自己写明。',
    'Whether a measure is done is said by the unit that does it.',
  ],
  no_unit_above: ['conflict', '本单位没有登记上级院。', 'No unit above yours is entered.'],
  help_not_asked_of_you: [
    'forbidden',
    '这项帮助不是向本单位提出的。',
    'This help was not asked of your unit.',
  ],
  help_answered: ['conflict', '这项帮助已经答复。', 'This has been answered already.'],
  field_training_long: ['invalid', '一次最多 {hours} 小时', 'may be {hours} hours long at most'],
  field_trained: [
    'invalid',
    '须是本单位的检察人员或志愿者',
    'must be officers or volunteers of your own unit',
  ],
} as const satisfies RefusalSentences;
