/**
 * Co-handling (协办): the holder asks a department, an officer or an outside body for a part, by a time of its
 * own; it is agreed to, declined, answered or withdrawn. The call stays the holder's. Pure.
 */
import type { Actor } from '../../kernel/actor.js';
import type { Basis } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { furthestAhead } from '../../kernel/time/day-ahead.js';
import type { HelpTarget } from '../../protocol/calls/timeline.js';
import { isHelpOpen, openHelps, type Help } from './care-book.js';
import { relationsOf, requireRelation } from '../call-relation.js';
import type { DecisionContext, CallDecision } from '../call-decision.js';
import { nextReminderAt, reminderStageAt } from '../clocks/reminder-stages.js';

const MOST_OPEN = 20;
/** Spoken of when a quarter of the time is left. */
const NEAR = 0.25;

export interface HelpRequest {
  to: HelpTarget;
  answerBy: number;
  resident: Basis | null;
  what: string;
}

const same = (a: HelpTarget, b: HelpTarget) => JSON.stringify(a) === JSON.stringify(b);

export function requestHelp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  asked: HelpRequest,
): void {
  const { line } = decision.call;
  requireRelation(line, actor, 'holder');
  if (line.state !== 'active') refuse('not_active');
  const { to, answerBy, resident, what } = asked;
  const open = openHelps(line.ringing);
  const already = open.find((h) => same(h.to, to));
  if (already && already.answerBy === answerBy && already.askedBy === actor.id) return;
  if (already) refuse('help_asked_already');
  if (open.length >= MOST_OPEN) refuse('too_many_kept', { params: { max: MOST_OPEN } });
  if ('officer' in to && to.officer === line.holderId)
    refuse('officer_is_holder', { holder: known.person(to.officer) });
  if ('officer' in to && line.ringing.recused.includes(to.officer)) refuse('officer_recused');
  if (answerBy <= decision.now) refuse('invalid', { fields: { answerBy: 'field_past' } });
  if (answerBy > furthestAhead(decision.now))
    refuse('invalid', { fields: { answerBy: 'field_beyond_year' } });
  const wakeAt = answerBy - Math.floor((answerBy - decision.now) * NEAR);
  decision.add('help_asked', { help: known.newId(), to, answerBy, resident, wakeAt }, actor.id, what);
}

/** The part that this person may speak for: who was asked, whoever of the department, the holder for a body. */
function spokenFor(
  decision: CallDecision,
  actor: Actor,
  helpId: string,
): { help: Help; officer: string | null } {
  const { line } = decision.call;
  const help = line.ringing.help?.find((h) => h.id === helpId) ?? refuse('help_not_found');
  if ('body' in help.to) {
    if (!relationsOf(line, actor).includes('holder')) refuse('help_not_found');
    return { help, officer: null };
  }
  const recused = line.ringing.recused.includes(actor.id);
  if (recused || !actor.roles.includes('officer') || !mayAnswer(help, actor)) refuse('help_not_found');
  return { help, officer: actor.id };
}
const mayAnswer = ({ to, helper }: Help, actor: Actor) =>
  helper === actor.id ||
  ('officer' in to && to.officer === actor.id) ||
  ('department' in to && to.department === actor.departmentId);

export function agreeToHelp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  helpId: string,
): void {
  const { help, officer } = spokenFor(decision, actor, helpId);
  if (help.state === 'agreed') {
    if (help.helper === officer) return;
    refuse('help_taken', { holder: known.person(help.helper!) });
  }
  if (help.state !== 'asked') refuse('help_ended');
  decision.add('help_agreed', { help: helpId, officer }, actor.id);
}

export function declineHelp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  helpId: string,
  reason: string,
): void {
  const { help, officer } = spokenFor(decision, actor, helpId);
  if (help.state === 'declined') return;
  if (!isHelpOpen(help)) refuse('help_ended');
  if (help.state === 'agreed' && help.helper !== officer)
    refuse('help_taken', { holder: known.person(help.helper!) });
  decision.add('help_declined', { help: helpId, officer }, actor.id, reason);
}

/** @param on when the answer was given; another's answer is recorded by hand, later */
export function answerHelp(
  decision: CallDecision,
  known: DecisionContext,
  actor: Actor,
  { helpId, answer, on }: { helpId: string; answer: string; on: number },
): void {
  const { help, officer } = spokenFor(decision, actor, helpId);
  if (help.state === 'answered' && help.helper === officer) return;
  if (!isHelpOpen(help)) refuse('help_ended');
  if (help.state === 'agreed' && help.helper !== officer)
    refuse('help_taken', { holder: known.person(help.helper!) });
  if (on > decision.now) refuse('invalid', { fields: { on: 'field_not_yet' } });
  decision.add('help_answered', { help: helpId, officer, on }, actor.id, answer);
}

export function withdrawHelp(decision: CallDecision, actor: Actor, helpId: string, reason?: string): void {
  const { line } = decision.call;
  const help = line.ringing.help?.find((h) => h.id === helpId) ?? refuse('help_not_found');
  requireRelation(line, actor, 'holder');
  if (help.state === 'withdrawn') return;
  if (!isHelpOpen(help)) refuse('help_ended');
  decision.add('help_withdrawn', { help: helpId, why: 'holder' }, actor.id, reason);
}

/**
 * Before a call is closed: what others still help with is withdrawn, or waited for as what was referred.
 * @throws Refusal `help_still_open` with their number where nothing was said of them
 */
export function endHelps(
  decision: CallDecision,
  actor: Actor,
  how: 'withdraw' | 'keep' | undefined,
  outcome: Outcome,
): void {
  const open = openHelps(decision.call.line.ringing);
  if (!open.length) return;
  if (how === undefined) refuse('help_still_open', { params: { count: open.length } });
  if (how === 'keep' && outcome !== 'referred') refuse('invalid', { fields: { help: 'field_help_keep' } });
  if (how === 'withdraw')
    for (const { id } of open) decision.add('help_withdrawn', { help: id, why: 'closed' }, actor.id);
}

/** Before it is due, when it is, and daily after: what nobody has answered is spoken of. */
export function remindOfHelp(decision: CallDecision): void {
  for (const { id, answerBy, wakeAt } of openHelps(decision.call.line.ringing)) {
    if (wakeAt === null || wakeAt > decision.now) continue;
    const stage = reminderStageAt(answerBy, decision.now);
    decision.add('help_reminded', {
      help: id,
      stage,
      answerBy,
      wakeAt: nextReminderAt(answerBy, decision.now)!,
    });
  }
}
