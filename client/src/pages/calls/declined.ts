/** Who said that they cannot take the call, and has not taken that back: read from the journal. Pure. */
import { isReadable, type TimelineItem } from '@protocol/calls/timeline.js';

export const declinedIn = (items: readonly TimelineItem[]): ReadonlySet<string> => {
  const by = new Map<string, string>();
  for (const { deed, data } of items.filter(isReadable)) {
    if (deed === 'declined') by.set(data.ring, data.officer);
    if (deed === 'retaken') by.delete(data.declined);
  }
  return new Set(by.values());
};
