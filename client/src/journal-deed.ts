/** The sentence of a journal's line, where its deed alone does not say it. Pure. */
import { isFactOf, type TimelineItem } from '@protocol/calls/timeline.js';
import type { DeedName } from '@protocol/codes.js';

const isEntrusted = isFactOf('entrusted');
/** Nobody sees to a call that was entrusted where there is no coordinator. */
export const sentenceOf = (item: TimelineItem): DeedName | 'entrustedNobody' =>
  isEntrusted(item) && item.data.to.length === 0 ? 'entrustedNobody' : item.deed;
