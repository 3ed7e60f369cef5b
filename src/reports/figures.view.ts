/** Counts as they are shown: with their rates, what those are out of, and nothing that tells of a single rating. Pure. */
import type { BreakdownRow } from '../protocol/reports.js';
import { SMALLEST_GROUP } from '../figures/figure-definitions.js';
import type { Counts } from '../figures/call-measures.js';
import { ratio } from '../figures/percentile.js';

export const coverageOf = (c: Counts): number => c.raised - c.withdrawn - c.desk;

/** @param ratingsSeen whether the reader may know of single ratings */
export function figuresView(
  c: Counts,
  ratingsSeen: boolean,
): Pick<BreakdownRow, 'calls' | 'rates' | 'coverage'> {
  const owed = coverageOf(c);
  const group = c.rated >= SMALLEST_GROUP;
  const { raised, answered, closed, solved, referred, advised, unresolved, noMatter, cancelled, desk } = c;
  const confirmed = ratingsSeen || group ? c.confirmed : null;
  return {
    calls: {
      raised,
      answered,
      closed,
      solved,
      confirmed,
      referred,
      advised,
      unresolved,
      noMatter,
      cancelled,
      desk,
    },
    rates: {
      answered: ratio(answered, owed),
      solved: ratio(solved, closed),
      satisfied: group ? ratio(c.satisfied, c.rated) : null,
      within15: ratio(c.hotline, owed),
      withinTarget: ratio(c.timely, owed),
      closedInTime: ratio(c.inTime, closed),
    },
    coverage: { owed, closed, rated: c.rated },
  };
}
