/** What the unit asks for before a call of this category is closed. Pure. */
import { refuse, type RefusalDetails } from '../../kernel/refusal/refusal.js';
import type { Referral } from '../../protocol/calls/call-summary.js';
import { OUTCOME_RULES, type Outcome } from '../../protocol/calls/outcomes.js';
import type { ClosingReport } from '../../protocol/codes.js';
import type { ClosingNeed } from '../../protocol/residents/closing-needs.js';
import type { CallRow } from '../call.entity.js';
import { isUncontacted } from '../clocks/call-clocks.js';

export interface AskedAtClosing {
  needs: readonly ClosingNeed[];
  /** Who is helped is registered by name or telephone. */
  hasResident: boolean;
}
interface Closing {
  outcome: Outcome;
  referral: Referral | null;
  report?: ClosingReport | undefined;
  followUpBy?: string | undefined;
}

/**
 * Of a mistaken or doubled call nothing is asked, nor of a drill; of a referral only where it was referred, of the report
 * only where a minor may have been harmed.
 * @throws Refusal `closing_incomplete`, naming all that is missing at once
 */
export function requireClosingNeeds(
  line: Readonly<CallRow>,
  { outcome, referral, report, followUpBy }: Closing,
  { needs, hasResident }: AskedAtClosing,
): void {
  if (!OUTCOME_RULES[outcome].isMatter || line.drill !== null) return;
  const fields: NonNullable<RefusalDetails['fields']> = {};
  const ask = (need: ClosingNeed) => needs.includes(need);
  if (ask('contact') && isUncontacted(line)) fields['contact'] = 'field_close_contact';
  if (ask('followUpBy') && followUpBy === undefined) fields['followUpBy'] = 'field_close_follow_up';
  if (ask('resident') && !hasResident) fields['resident'] = 'field_close_resident';
  if (ask('referralContact') && outcome === 'referred' && !referral?.contact?.trim())
    fields['referral.contact'] = 'field_close_referral_contact';
  if (ask('report') && line.category === 'minors' && (report ?? line.ringing.report) === undefined)
    fields['report'] = 'field_close_report';
  if (Object.keys(fields).length) refuse('closing_incomplete', { fields });
}
