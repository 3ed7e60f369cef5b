/** What every page of a call knows of video calls before their script has come: small, so that a ring waits for nothing. */
import type { VideoRing, VideoSide } from '@protocol/conversation/video.js';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { useChannel } from '../../hub/channel';
import { onLeave } from '../../hub/session';

/** Somebody asks for one. */
export const rung = shallowRef<VideoRing | null>(null);
/** The call whose video is open in this page, '' where none is. */
export const videoOf = ref('');
const wasOpen = (() => {
  try {
    return sessionStorage.getItem('yihu.video') !== null;
  } catch {
    return false;
  }
})();
/** Its parts are to be on the page: they were asked for, or the page was loaded anew in the middle of one. */
export const hostNeeded = ref(wasOpen);
onLeave(() => (rung.value = null));

export const followVideoRings = (namespace: 'community' | 'procuratorate'): void => {
  const line = useChannel(namespace);
  const own: VideoSide = namespace === 'community' ? 'community' : 'officer';
  const over = (videoId: string) => {
    if (rung.value?.videoId === videoId) rung.value = null;
  };
  const off = [
    line.on('video:ring', (ring) => {
      rung.value = ring;
      hostNeeded.value = true;
    }),
    line.on('video:ended', ({ videoId }) => over(videoId)),
    // A colleague of the same side has taken it.
    line.on('video:joined', ({ videoId, peer }) => {
      if (peer.side === own && peer.peerId !== rung.value?.from.peerId) over(videoId);
    }),
  ];
  onScopeDispose(() => off.forEach((fn) => fn()));
};
