/** The way of a letter: draft, signed, sent, answered, lifted, each once and in order. Pure. */
import type { Letter, LetterState } from '../../protocol/trends/letters.js';
import type { Sentence } from '../../kernel/refusal/refusal.js';

export type LetterDeed = keyof Letter['may'];
/** In which states what may be done. */
const WHEN: Record<LetterDeed, readonly LetterState[]> = {
  edit: ['draft'],
  sign: ['draft'],
  send: ['signed'],
  withdraw: ['draft', 'signed'],
  answer: ['sent'],
  read: ['answered'],
  lift: ['answered'],
};
/** How it stands, where that is not the state that is wanted. */
const STANDS: Record<LetterState, Sentence> = {
  draft: 'letter_draft',
  signed: 'letter_signed',
  sent: 'letter_sent',
  answered: 'letter_answered',
  lifted: 'letter_lifted',
  withdrawn: 'letter_withdrawn',
};

/** Only who is sent it answers; all else is done by the unit that writes. */
export const isDoneBy = (deed: LetterDeed): 'writer' | 'receiver' =>
  deed === 'answer' ? 'receiver' : 'writer';
/** @returns why it cannot be done now; undefined where it can */
export const whyNotNow = (deed: LetterDeed, state: LetterState): Sentence | undefined =>
  WHEN[deed].includes(state) ? undefined : STANDS[state];
