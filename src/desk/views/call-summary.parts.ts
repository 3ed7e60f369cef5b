/** What everybody may know of a call's clocks, of its review and of who else helps, beside its plain fields. Pure. */
import { isUnheldState } from '../../protocol/calls/open-states.js';
import type { CallSummary } from '../../protocol/calls/call-summary.js';
import { iso } from '../../protocol/time/instant.js';
import type { CallRow } from '../../call/call.entity.js';
import { isGuarded } from '../../call/call-visibility.js';
import { nextFollowUp, openHelps, type FollowUpState } from '../../call/care/care-book.js';
import { clockBookOf, clockOf, isRunning, isUncontacted } from '../../call/clocks/call-clocks.js';

/** What everybody may know of a call's clocks, beside `answerBy` and `closeBy`. */
export function clockViews(
  line: CallRow,
): Pick<CallSummary, 'contactBy' | 'contactedAt' | 'paused' | 'uncontacted'> {
  const { pause } = clockBookOf(line);
  const contact = clockOf(line, 'contact');
  return {
    ...(contact && isRunning(contact) && line.state === 'active' && { contactBy: iso(contact.due) }),
    ...(contact?.doneAt != null && { contactedAt: iso(contact.doneAt) }),
    ...(pause && {
      paused: {
        reason: pause.reason,
        since: iso(pause.since),
        ...(pause.until !== null && { until: iso(pause.until) }),
      },
    }),
    ...(line.state === 'closed' && isUncontacted(line) && { uncontacted: true }),
  };
}

/** Of a review, of parts that others help with, of what is to be done after the closing, and how far a petition is. */
export function careView({
  ringing,
}: CallRow): Pick<CallSummary, 'returned' | 'help' | 'followUp' | 'petition'> {
  const { returned } = ringing;
  const open = returned?.open;
  const helps = openHelps(ringing);
  const next = nextFollowUp(ringing);
  return {
    ...(open && {
      returned: {
        at: iso(open.at),
        reviewBy: iso(open.reviewBy),
        times: returned.times,
        passedOn: open.upheld,
      },
    }),
    ...(helps.length && {
      help: { open: helps.length, answerBy: iso(Math.min(...helps.map((h) => h.answerBy))) },
    }),
    ...(next && { followUp: followUpView(next) }),
    ...(ringing.petition && { petition: ringing.petition }),
  };
}

export const followUpView = ({
  kind,
  dueAt,
  ofResident,
}: FollowUpState): NonNullable<CallSummary['followUp']> => ({
  kind,
  dueAt: iso(dueAt),
  ...(ofResident && { ofResident }),
});

/** Of how many calls and residents its matter is. Of a guarded call nothing is told beside itself. */
export function matterView(line: CallRow): Pick<CallSummary, 'matter'> {
  const { matter } = line.ringing;
  return matter && !isGuarded(line)
    ? { matter: { calls: matter.calls.length, residents: matter.residents } }
    : {};
}

/** Since when nobody holds it, or its holder does. */
export function sinceView({ state, ringing }: CallRow): Pick<CallSummary, 'unheldSince' | 'heldSince'> {
  if (isUnheldState(state)) return { unheldSince: iso(ringing.unheldSince) };
  return state === 'active' && ringing.heldSince !== undefined ? { heldSince: iso(ringing.heldSince) } : {};
}
