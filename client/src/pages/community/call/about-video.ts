import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { About } from '../../../parts/video/video';

/** What a video call of it is about, as the community sees it. */
export const aboutVideo = (call: CallSummary | undefined): About | undefined =>
  call && { callId: call.id, role: 'community', place: call.community.name, holderId: call.holder?.id };
