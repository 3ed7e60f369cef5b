/** The pages for the talks with departments: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const OUTLINES_REFUSALS = {
  outline_not_yours: [
    'forbidden',
    '这是别的内设机构的座谈提纲，您可以看自己所在机构的。',
    'This is the outline of another department; you may read that of your own.',
  ],
  outline_head_writes: [
    'forbidden',
    '座谈提纲由协调员、管理员和这个机构的负责人填写。',
    'Coordinators, administrators and the head of the department write in this outline.',
  ],
  outline_talk_there: [
    'conflict',
    '这个内设机构那天已经有一次座谈，请打开那一次，或换一个日期。',
    'There is a talk with this department on that day already: open it, or choose another day.',
  ],
} as const satisfies RefusalSentences;
