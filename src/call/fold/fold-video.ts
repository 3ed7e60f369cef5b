/** What facts about a video call make of a call: whoever holds it was seen, which is a contact. Pure. */
import type { FactFolds } from './fold-draft.js';
import { finishClocks } from '../clocks/call-clocks.js';

export const videoFolds: FactFolds<'video_consented' | 'video_began' | 'video_ended'> = {
  video_consented() {
    // said, and nothing else
  },
  video_began({ line }, { holder }, { at }) {
    // As the holder's own words do, their face reaches the community.
    if (holder) finishClocks(line, 'contact', at);
  },
  video_ended() {
    // its rows are beside the call
  },
};
