/**
 * How a call ends: its holder says with what outcome, and what becomes of what others still help with; and how who
 * closed it takes that back. Pure.
 */
import type { Actor } from '../../kernel/actor.js';
import type { Referral } from '../../protocol/calls/call-summary.js';
import type { ClosingReport } from '../../protocol/codes.js';
import { OUTCOME_RULES, type Outcome } from '../../protocol/calls/outcomes.js';
import { LIMITS } from '../../protocol/limits.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { moveClocks } from '../clocks/clock-commands.js';
import { isUncontacted } from '../clocks/call-clocks.js';
import { requireClosingNeeds, type AskedAtClosing } from '../care/closing-needs.js';
import { endHelps } from '../care/co-handling-rules.js';
import { followUpsAtClose } from '../care/follow-up-rules.js';
import { mayHaveInterest, requireRelation } from '../call-relation.js';
import type { CallDecision, DecisionContext } from '../call-decision.js';
import { lapse } from './decide.js';
import { ringRefs } from '../call-state.js';
import type { CallRow } from '../call.entity.js';

export interface CloseRequest {
  outcome: Outcome;
  solved: boolean;
  note: string;
  referral: Referral | null;
  /** What becomes of the parts that others still help with. */
  help?: 'withdraw' | 'keep' | undefined;
  /** Of a minor's call: what became of the report to the police. */
  report?: ClosingReport | undefined;
  /** When the resident is asked how it went. */
  followUpBy?: string | undefined;
  /** What the unit asks for at the closing of this category. */
  asked?: AskedAtClosing;
}
export function close(decision: CallDecision, actor: Actor, closing: CloseRequest): void {
  const { line, rings } = decision.call;
  const { outcome, solved, note, referral } = closing;
  const again =
    line.state === 'closed' &&
    line.ringing.closedBy === actor.id &&
    line.outcome === outcome &&
    line.solved === solved;
  if (again) return;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('call_ended');
  // What became of the matter and whether it is solved are two things, and the first may rule the second out.
  if (solved && OUTCOME_RULES[outcome].solved === false)
    refuse('invalid', {
      fields: { solved: outcome === 'referred' ? 'field_referral_solved' : 'field_not_solved' },
    });
  if (line.category === 'petition' && solved)
    refuse('petition_not_solved', { fields: { solved: 'field_invalid' } });
  const aboutMinor = line.category === 'minors' && solved;
  if (aboutMinor && closing.report === 'not_reported')
    refuse('minors_report', { fields: { report: 'field_invalid' } });
  if (closing.asked) requireClosingNeeds(line, closing, closing.asked);
  const followUps = followUpsAtClose(decision, closing);
  endHelps(decision, actor, closing.help, outcome);
  if (rings.length) decision.add('withdrawn', { rings: ringRefs(rings), why: 'closed' });
  const flag = isUncontacted(line) && { uncontacted: true as const };
  // A program that knows nothing of the question still closes; that nothing was said stands in the journal.
  const report = closing.report ?? line.ringing.report;
  const unsaid = aboutMinor && report !== 'reported' && report !== 'not_needed';
  decision.add(
    'closed',
    {
      outcome,
      solved,
      referral,
      ...flag,
      ...(closing.report && { report: closing.report }),
      ...(unsaid && { reportUnsaid: true as const }),
      ...(followUps.length && { followUps }),
    },
    actor.id,
    note,
  );
}

/** Until when who closed it may take that back; undefined where nobody may. */
export const takenBackUntil = ({ state, closedAt, ringing }: Closed): number | undefined =>
  state === 'closed' && closedAt !== null && ringing.beforeClose
    ? closedAt + LIMITS.takeBackCloseSeconds * 1000
    : undefined;
type Closed = Pick<CallRow, 'state' | 'closedAt' | 'ringing'>;

/**
 * The call goes on where it stood: nobody is rung, its clocks count as if it had not been closed.
 * @throws Refusal `not_holder`; `close_stands`, one sentence for every reason: who handled it never learns of a rating
 */
export function takeCloseBack(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  reason?: string,
): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder');
  const { takenBackBy, closedBy } = line.ringing;
  if (line.state === 'active' && takenBackBy === actor.id) return;
  if (line.state === 'active') refuse('not_closed');
  if (closedBy !== actor.id) refuse('not_holder');
  const until = takenBackUntil(line);
  const said = line.rating !== null || line.residentSolved !== null;
  const stands = until === undefined || decision.now >= until || said;
  // Whoever declared an interest since does not come to hold it again.
  if (stands || mayHaveInterest(line, actor)) refuse('close_stands');
  decision.add('close_taken_back', { holder: actor.id }, actor.id, reason);
  // The working time may be another by now, and what fell due while it was closed is said at once.
  moveClocks(decision, known.deadlines, actor);
  lapse(decision, known);
}
