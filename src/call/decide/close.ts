/** How a call ends: its holder says with what outcome, and what becomes of what others still help with. Pure. */
import type { Actor } from '../../kernel/actor.js';
import type { Referral } from '../../protocol/calls/call-summary.js';
import type { ClosingReport } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { isUncontacted } from '../clocks/call-clocks.js';
import { endHelps } from '../care/co-handling-rules.js';
import { followUpsAtClose } from '../care/follow-up-rules.js';
import { requireRelation } from '../call-relation.js';
import type { CallDecision } from '../call-decision.js';
import { ringRefs } from '../call-state.js';

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
  if (line.category === 'petition' && solved)
    refuse('petition_not_solved', { fields: { solved: 'field_invalid' } });
  const aboutMinor = line.category === 'minors' && solved;
  if (aboutMinor && closing.report === 'not_reported')
    refuse('minors_report', { fields: { report: 'field_invalid' } });
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
