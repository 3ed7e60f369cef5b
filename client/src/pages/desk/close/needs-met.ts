/** Which of what the unit asks for at a closing is there: the same answer as the hub gives. Pure. */
import type { CallDetail, CallSummary } from '@protocol/calls/call-summary.js';
import { OUTCOME_RULES, type Outcome } from '@protocol/calls/outcomes.js';
import type { ClosingNeed, ClosingNeeds } from '@protocol/residents/closing-needs.js';

export interface NeedShown {
  need: ClosingNeed;
  met: boolean;
}
interface Filled {
  outcome: Outcome | null;
  followUpBy: string;
  contact: string;
  report: string | null;
}
/** Those that count for this outcome, each met or not. @param reportSaid the conversation says that it was reported */
export const needsMet = (
  all: ClosingNeeds,
  call: Pick<CallSummary, 'category' | 'contactedAt' | 'contactBy' | 'paused' | 'drill'>,
  { outcome, followUpBy, contact, report }: Filled,
  known: { resident: CallDetail['resident'] | undefined; reportSaid: boolean },
): NeedShown[] => {
  if (call.drill || (outcome !== null && !OUTCOME_RULES[outcome].isMatter)) return [];
  const met: Record<ClosingNeed, boolean> = {
    // A call of before there was a time for it asks for none; one that stands still has one, which is not shown.
    contact: call.contactedAt !== undefined || (call.contactBy === undefined && !call.paused),
    followUpBy: followUpBy !== '',
    resident: Boolean(known.resident?.name || known.resident?.phone || known.resident?.broken),
    referralContact: contact.trim() !== '',
    report: report !== null || known.reportSaid,
  };
  return (all[call.category] ?? [])
    .filter((need) => need !== 'referralContact' || outcome === 'referred')
    .filter((need) => need !== 'report' || call.category === 'minors')
    .map((need) => ({ need, met: met[need] }));
};
