import type { CallSummary } from '@protocol/calls/call-summary.js';
import { me } from '../../../hub/session';
import type { About } from '../../../parts/video/video';

/** What a video call of it is about, for whoever holds it, or helps with it. */
export const aboutVideo = (call: CallSummary): About => ({
  callId: call.id,
  role: call.holder?.id === me.value?.user.id ? 'holder' : 'third',
  place: call.community.name,
  holderId: call.holder?.id,
});
