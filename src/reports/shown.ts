/** Counts as they are shown: with their rates, what those are out of, and nothing that tells of a single rating. Pure. */
import type { BreakdownRow } from '../protocol/reports.js';
import { SMALLEST_GROUP } from '../counting/definitions.js';
import type { Counts } from '../counting/measures.js';
import { rate } from '../counting/percentile.js';

export const owedOf = (c: Counts): number => c.raised - c.withdrawn;

/** @param ratingsSeen whether the reader may know of single ratings */
export function shownOf(c: Counts, ratingsSeen: boolean): Pick<BreakdownRow, 'calls' | 'rates' | 'coverage'> {
  const owed = owedOf(c);
  const group = c.rated >= SMALLEST_GROUP;
  const { raised, answered, closed, solved, referred, advised, unresolved, cancelled } = c;
  const confirmed = ratingsSeen || group ? c.confirmed : null;
  return {
    calls: { raised, answered, closed, solved, confirmed, referred, advised, unresolved, cancelled },
    rates: {
      answered: rate(answered, owed),
      solved: rate(solved, closed),
      satisfied: group ? rate(c.satisfied, c.rated) : null,
      within15: rate(c.hotline, owed),
      withinTarget: rate(c.timely, owed),
      closedInTime: rate(c.inTime, closed),
    },
    coverage: { owed, closed, rated: c.rated },
  };
}
