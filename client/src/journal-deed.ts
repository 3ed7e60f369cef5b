/** The sentence of a journal's line, where its deed alone does not say it. Pure. */
import { isFactOf, type TimelineItem } from '@protocol/calls/timeline.js';
import type { DeedName } from '@protocol/codes.js';

const isEntrusted = isFactOf('entrusted');
const isRaise = isFactOf('raised');
/** Nobody sees to a call that was entrusted where there is no coordinator; a walk-in is no call by telephone. */
export const sentenceOf = (item: TimelineItem): DeedName | 'entrustedNobody' | 'recorded' => {
  if (isRaise(item) && item.data.desk) return 'recorded';
  return isEntrusted(item) && item.data.to.length === 0 ? 'entrustedNobody' : item.deed;
};
