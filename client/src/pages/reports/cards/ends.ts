/** How the closed calls of a span ended, for the figure and its bar. Pure. */
import type { CallResult } from '@protocol/calls/call-results.js';
import type { CallFigures } from '@protocol/reports.js';
import type { Outcome } from '@protocol/calls/outcomes.js';

/** As which end a call of this outcome is shown. */
const END_OF = {
  resolved: 'solved',
  referred: 'referred',
  advised: 'advised',
  unresolved: 'unresolved',
  duplicate: 'noMatter',
  invalid: 'noMatter',
} as const satisfies Record<Outcome, CallResult>;
export type End = (typeof END_OF)[Outcome];
const ENDS: readonly End[] = [...new Set(Object.values(END_OF))];

export interface ShownEnd {
  name: End;
  /** As it is defined: an advised call that was solved is in both. */
  calls: number;
  /** Of the bar, where each call is drawn once: such a call as solved. */
  drawn: number;
}

export function endsOf(figures: CallFigures): ShownEnd[] {
  const { closed, solved, referred, unresolved, noMatter } = figures;
  const advisedOnly = Math.max(0, closed - solved - referred - unresolved - noMatter);
  return ENDS.map((name) => ({
    name,
    calls: figures[name],
    drawn: name === 'advised' ? Math.min(figures.advised, advisedOnly) : figures[name],
  })).filter((end) => end.name !== 'noMatter' || end.calls > 0);
}
