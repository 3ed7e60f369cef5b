import type { ClosePayload } from '@protocol/events/call-payloads.js';
import { OUTCOME_RULES } from '@protocol/calls/outcomes.js';
import { LIMITS } from '@protocol/limits.js';
import type { ClosingReport, ReferralWay } from '@protocol/codes.js';
import { OUTCOMES, type Outcome } from '@protocol/calls/outcomes.js';
import { isAhead, morningOf } from '../../follow-up/days';

export interface Closing {
  outcome: Outcome | null;
  /** Only asked where the outcome does not say it. */
  solved: boolean | null;
  note: string;
  body: string;
  contact: string;
  how: ReferralWay | null;
  /** A day, YYYY-MM-DD. */
  replyBy: string;
  /** When the resident is asked how it went; a day, YYYY-MM-DD. */
  followUpBy: string;
  /** Of a minor's call only. */
  report: ClosingReport | null;
}
export const blank = (): Closing => ({
  outcome: null,
  solved: null,
  note: '',
  body: '',
  contact: '',
  how: null,
  replyBy: '',
  followUpBy: '',
  report: null,
});

/** Whether the outcome itself says that it is solved; null where only the officer knows. */
export const solvedBy = (outcome: Outcome): boolean | null => OUTCOME_RULES[outcome].solved;
/** Whether the officer is asked, since the outcome does not say it. */
export const asksSolved = (outcome: Outcome): boolean => solvedBy(outcome) === null;

/** A petition is handed to the 12309 centre and never ends here as solved. */
export const allowed = (category: string): readonly Outcome[] =>
  category === 'petition' ? ['referred'] : OUTCOMES;

/** Whether the closing must say what became of the report to the police. @param said that it was made, in the conversation */
export const asksReport = (category: string, outcome: Outcome | null, said: boolean): boolean =>
  category === 'minors' && !said && (outcome === null || OUTCOME_RULES[outcome].isMatter);

export type Missing =
  | 'outcome'
  | 'solved'
  | 'note'
  | 'noteLong'
  | 'body'
  | 'how'
  | 'report'
  | 'reportFirst'
  | 'followUp';
/** What must still be said, first things first. */
export const missing = (form: Closing, asked = false, now = 0): Missing[] => {
  const { outcome, solved, note, body, how, report, followUpBy } = form;
  const ends = outcome !== null && (solvedBy(outcome) ?? solved) === true;
  const wants: (Missing | false)[] = [
    outcome === null && 'outcome',
    outcome !== null && asksSolved(outcome) && solved === null && 'solved',
    outcome === 'referred' && !body.trim() && 'body',
    outcome === 'referred' && how === null && 'how',
    asked && report === null && 'report',
    asked && report === 'not_reported' && ends && 'reportFirst',
    !note.trim() && 'note',
    note.trim().length > LIMITS.note && 'noteLong',
    followUpBy !== '' && !isAhead(followUpBy, now) && 'followUp',
  ];
  return wants.filter((want): want is Missing => want !== false);
};

/** What is sent; null while something is missing. */
export const payloadOf = (callId: string, form: Closing, asked = false, now = 0): ClosePayload | null => {
  const { outcome, how, report, followUpBy } = form;
  if (outcome === null || missing(form, asked, now).length) return null;
  const payload = {
    callId,
    outcome,
    solved: solvedBy(outcome) ?? form.solved ?? false,
    note: form.note.trim(),
    ...(asked && report && { report }),
    ...(followUpBy && { followUpBy: morningOf(followUpBy) }),
  };
  if (outcome !== 'referred' || how === null) return payload;
  const contact = form.contact.trim();
  const referral = {
    body: form.body.trim(),
    how,
    ...(contact && { contact }),
    ...(form.replyBy && { replyBy: morningOf(form.replyBy) }),
  };
  return { ...payload, referral };
};
