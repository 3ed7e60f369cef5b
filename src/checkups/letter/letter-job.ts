/** What the hub and the process beside it call the drawing of a letter. Pure. */
import type { Letter } from './letter-text.js';

export const CHECKUP_LETTER_JOB = 'checkup_letter';
export interface CheckupLetterParams extends Record<string, unknown> {
  letter: Letter;
  /** When the check-up was changed last, milliseconds since 1970: the same letter is the same file. */
  at: number;
  /** As it is called when it is fetched. */
  name: string;
}
