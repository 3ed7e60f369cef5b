/** The sentence of a journal's line, where its deed alone does not say it. Pure. */
import { isFactOf, type TimelineItem } from '@protocol/calls/timeline.js';
import type { DeedName } from '@protocol/codes.js';

const isEntrusted = isFactOf('entrusted');
const isRaise = isFactOf('raised');
const isReopening = isFactOf('reopened');
const isConsent = isFactOf('video_consented');
/**
 * Nobody sees to a call that was entrusted where there is no coordinator; a walk-in is no call by telephone; where a
 * resident said that it is not solved, nobody of ours opened it again; who was asked for a video call may have said no.
 */
export const sentenceOf = (
  item: TimelineItem,
): DeedName | 'entrustedNobody' | 'recorded' | 'unsolvedAgain' | 'videoRefused' => {
  if (isRaise(item) && item.data.desk) return 'recorded';
  if (isReopening(item) && item.data.resident) return 'unsolvedAgain';
  if (isConsent(item) && !item.data.given) return 'videoRefused';
  return isEntrusted(item) && item.data.to.length === 0 ? 'entrustedNobody' : item.deed;
};
