/** What the unit asks for before a call of a category is closed: shown beside the form before anything is sent. */
import type { CallDetail, CallSummary } from '@protocol/calls/call-summary.js';
import { OUTCOME_RULES } from '@protocol/calls/outcomes.js';
import type { ClosingNeed, ClosingNeeds } from '@protocol/residents/closing-needs.js';
import { shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';
import type { Closing } from './closing';

const kept = shallowRef<ClosingNeeds>({});
/** They change seldom: asked once for each form that opens. */
export const fetchNeeds = async (): Promise<void> => {
  kept.value = (await http<{ needs: ClosingNeeds }>('/closing-needs')).needs;
};
onLeave(() => (kept.value = {}));

export interface NeedShown {
  need: ClosingNeed;
  met: boolean;
}
/** Those that count for this outcome, each met or not. @param reportSaid the conversation says that it was reported */
export const needsOf = (
  call: Pick<CallSummary, 'category' | 'contactedAt' | 'contactBy' | 'drill'>,
  form: Closing,
  known: { resident: CallDetail['resident'] | undefined; reportSaid: boolean },
  all: ClosingNeeds = kept.value,
): NeedShown[] => {
  const { outcome, followUpBy, contact, report } = form;
  if (call.drill || (outcome !== null && !OUTCOME_RULES[outcome].isMatter)) return [];
  const met: Record<ClosingNeed, boolean> = {
    // A call of before there was a time for it asks for none.
    contact: call.contactedAt !== undefined || call.contactBy === undefined,
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
