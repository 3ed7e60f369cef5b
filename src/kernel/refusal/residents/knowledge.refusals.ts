/** Articles of the knowledge base: why not. */
import type { RefusalSentences } from '../refusal-sentences.js';

export const KNOWLEDGE_REFUSALS = {
  article_not_yours: [
    'forbidden',
    '只有负责人和值班调度可以修改、复核或撤下这篇知识。',
    'Only the owner of this article and the coordinators can change, review or withdraw it.',
  ],
  article_owner_kept: [
    'forbidden',
    '您只能写由自己负责的知识；换负责人请找值班调度。',
    'You can write articles of which you are the owner yourself; coordinators name another owner.',
  ],
  article_owner_left: [
    'conflict',
    '负责人已不在本单位，请先换一位负责人。',
    'Its owner is not here any more: please name another owner first.',
  ],
  article_review_first: [
    'conflict',
    '复核日期已经到了，请先复核并定下次复核的日期。',
    'The day of its review has come: please review it and set the next day first.',
  ],
  article_withdrawn: [
    'conflict',
    '这篇知识已经撤下，请先重新发布。',
    'This article is withdrawn: please publish it again first.',
  ],
  article_not_published: [
    'conflict',
    '这篇知识没有发布，不能放进答复。',
    'This article is not published and cannot be put into a reply.',
  ],
  article_law_only: ['invalid', '只有法律条文才填写', 'is for texts of law only'],
} as const satisfies RefusalSentences;
