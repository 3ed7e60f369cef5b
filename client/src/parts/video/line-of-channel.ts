import type { VideoOfCall } from '@protocol/conversation/video.js';
import type { Channel } from '../../hub/channel';
import { useChannel } from '../../hub/channel';
import { http } from '../../hub/http';
import type { VideoLine } from './engine/video-line';

/** The channel of a page, as the line of a video call of one of its calls. */
export const lineOf = (namespace: 'community' | 'procuratorate', callId: string): VideoLine => {
  // What both namespaces have of a video call is the same.
  const channel = useChannel(namespace) as Channel<'community'>;
  return {
    start: (peerId) => channel.ask('video:start', { callId, ...(peerId && { peerId }) }),
    underWay: async () => (await http<VideoOfCall>(`/calls/${callId}/video`)).video ?? null,
    signal: (signal) => channel.ask('video:signal', signal),
    end: (videoId) => channel.ask('video:end', { videoId }),
    consent: (videoId, how, given) => channel.ask('video:consent', { videoId, how, given }),
    invite: (videoId, personId) => channel.ask('video:invite', { videoId, ...(personId && { personId }) }),
    putOut: (videoId, peerId) => channel.ask('video:put-out', { videoId, peerId }),
    on: (event, hear) => channel.on(event, hear as never),
    // Every connection begins with a snapshot.
    onBack: (hear) => channel.on('snapshot', hear),
    isUp: () => channel.state.value === 'online',
  };
};
