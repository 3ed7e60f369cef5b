/** What the hub and the process beside it call the drawing of a letter. Pure. */
import type { ReminderPaper } from './reminder-text.js';

export const REMINDER_LETTER_JOB = 'reminder_letter';
export interface ReminderLetterParams extends Record<string, unknown> {
  paper: ReminderPaper;
  /** When it was changed last, milliseconds since 1970: the same letter is the same file. */
  at: number;
  /** As it is called when it is fetched. */
  name: string;
}
