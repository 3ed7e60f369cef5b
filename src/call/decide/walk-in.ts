/** A walk-in (窗口接待): somebody stands before an officer, who holds the call from its first moment. Nobody is rung. Pure. */
import { startContactClock } from '../clocks/clock-commands.js';
import type { CallDecision, DecisionContext } from '../call-decision.js';

/** Right after the raise, by who raised it: no call exists that nobody was asked or told about. */
export function walkIn(decision: CallDecision, known: DecisionContext): void {
  const { raisedBy } = decision.call.line;
  decision.add('walked_in', { officer: raisedBy, ...startContactClock(decision, known) }, raisedBy);
}
