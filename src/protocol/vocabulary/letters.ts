/** The words of letters to units below. */
import type { LetterState } from '../trends/letters.js';
import type { Word } from '../lang.js';

export const LETTER_STATE_WORDS: Record<LetterState, Word> = {
  draft: ['草稿', 'Draft'],
  signed: ['已签发，待发出', 'Signed, not sent'],
  sent: ['已发出，等答复', 'Sent, waits for an answer'],
  answered: ['已答复', 'Answered'],
  lifted: ['已了结', 'Over, lifted'],
  withdrawn: ['已撤回', 'Withdrawn'],
};
