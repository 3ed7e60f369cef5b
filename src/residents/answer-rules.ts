/**
 * What a resident says of a closing, once: solved or not, satisfied or not. Not solved opens the call again and rings
 * its last holder; later, or where the matter went elsewhere, somebody else of the unit asks back. Pure.
 */
import type { CallDecision, DecisionContext } from '../call/call-decision.js';
import type { CallRow } from '../call/call.entity.js';
import { followUpDue, instantOfDay } from '../call/care/follow-up-rules.js';
import { openAgain } from '../call/decide/ladder.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { LIMITS } from '../protocol/limits.js';
import { SLIP_LIMITS } from '../protocol/residents/slips.js';
import { DAY } from '../protocol/time/durations.js';
import { addDays, localDay } from '../protocol/time/local-day.js';

export interface AnswerSaid {
  solved: boolean;
  satisfied: number | null;
  words: string;
}

/** Within so many days the resident is asked back. */
const ASK_BACK_DAYS = 3;

export const isAnswerTime = ({ closedAt }: Pick<CallRow, 'closedAt'>, now: number): boolean =>
  closedAt !== null && now < closedAt + SLIP_LIMITS.answerDays * DAY;
export const canAnswer = (
  line: Pick<CallRow, 'state' | 'closedAt' | 'residentSolved'>,
  now: number,
): boolean => line.state === 'closed' && line.residentSolved === null && isAnswerTime(line, now);

/** A petition is not ours to solve, nor is what was referred. */
const opensAgain = ({ closedAt, outcome, category }: Readonly<CallRow>, now: number): boolean =>
  now < closedAt! + LIMITS.reopenSeconds * 1000 && outcome !== 'referred' && category !== 'petition';

/**
 * The same again is no error and writes nothing.
 * @param wordsBefore what was said with the answer that is there already
 * @throws Refusal `resident_not_closed`, `resident_answered`, `resident_answer_over`
 */
export function answerClosing(
  decision: CallDecision,
  known: DecisionContext,
  { solved, satisfied, words }: AnswerSaid,
  wordsBefore: string,
): void {
  const { line } = decision.call;
  const { answer } = line.ringing;
  if (answer && answer.solved === solved && answer.satisfied === satisfied && wordsBefore === words) return;
  if (line.state !== 'closed') refuse('resident_not_closed');
  if (line.residentSolved !== null) refuse('resident_answered');
  if (!isAnswerTime(line, decision.now)) refuse('resident_answer_over');
  const again = !solved && opensAgain(line, decision.now);
  decision.add(
    'resident_answered',
    {
      solved,
      ...(satisfied !== null && { satisfied }),
      ...(!solved && !again && askedBack(decision, known)),
    },
    null,
    words,
  );
  if (again) openAgain(decision, known, { by: null });
}

/** By a coordinator, and never by who closed it. */
function askedBack({ call: { line }, now }: CallDecision, { groups }: DecisionContext) {
  const { closedBy, recused } = line.ringing;
  const askedOf = groups.coordinators.find(
    (id) => id !== closedBy && id !== line.holderId && !recused.includes(id),
  );
  const dueAt = instantOfDay(addDays(localDay(now), ASK_BACK_DAYS));
  return { followUps: [followUpDue('visit', dueAt, now)], ...(askedOf !== undefined && { askedOf }) };
}
