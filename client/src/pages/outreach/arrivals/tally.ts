/**
 * Residents counted on a bad line: each touch has an id of its own and waits here until the hub has it, so that it may
 * be sent as often as it takes and counts once. What was sent can be taken back, the newest first. Pure.
 */
import { AGE_BANDS, type AgeBand, type Arrivals } from '@protocol/outreach.js';

export interface Touch {
  id: string;
  band: AgeBand;
}
/** What goes to the hub next: a resident more, or one of them taken back. */
export interface Step extends Touch {
  back?: true;
}
export interface Tally {
  /** Not known to be with the hub, the oldest first; only the first was ever sent. */
  waiting: Step[];
  /** With the hub, the newest last: what may be taken back. */
  sent: Touch[];
}
export const EMPTY_TALLY: Tally = { waiting: [], sent: [] };
/** Nobody takes back more than these. */
const KEPT = 50;

const takenBack = ({ waiting }: Tally, id: string): boolean =>
  waiting.some((step) => step.back && step.id === id);
/** The newest touch that still counts. */
export const lastOf = (tally: Tally): Touch | undefined =>
  [...tally.sent, ...tally.waiting.filter((step) => !step.back)]
    .filter((one) => !takenBack(tally, one.id))
    .pop();

export const touched = (tally: Tally, { id, band }: Touch): Tally => ({
  ...tally,
  waiting: [...tally.waiting, { id, band }],
});

/** The first of what waits may have arrived unheard: what takes it back follows it. What stands behind it is not sent at all. */
export const undone = (tally: Tally): Tally => {
  const last = lastOf(tally);
  if (!last) return tally;
  if (tally.waiting.findIndex((step) => step.id === last.id) > 0)
    return { ...tally, waiting: tally.waiting.filter((step) => step.id !== last.id) };
  return {
    sent: tally.sent.filter((one) => one.id !== last.id),
    waiting: [...tally.waiting, { id: last.id, band: last.band, back: true }],
  };
};

/** The first of what waits has arrived. */
export const arrived = (tally: Tally): Tally => {
  const [first, ...waiting] = tally.waiting;
  if (!first) return tally;
  const sent = first.back ? tally.sent : [...tally.sent, { id: first.id, band: first.band }];
  // Taken back while it was under way: that follows it, and it is none to be taken back again.
  const kept = sent.filter((one) => !waiting.some((step) => step.back && step.id === one.id));
  return { waiting, sent: kept.slice(-KEPT) };
};
/** The first of what waits was refused: it never counts, and neither does what takes it back. */
export const refused = (tally: Tally): Tally => ({
  ...tally,
  waiting: tally.waiting.slice(1).filter((step) => step.id !== tally.waiting[0]?.id),
});

/** What the hub has, with what waits. */
export const countsOf = (base: Arrivals, { waiting }: Tally): Arrivals => {
  const counts = { ...base };
  for (const { band, back } of waiting) counts[band] = Math.max(0, counts[band] + (back ? -1 : 1));
  return counts;
};
export const sumOf = (counts: Arrivals): number => AGE_BANDS.reduce((sum, band) => sum + counts[band], 0);
