/** How a video call stands between those who speak, in what can be said to a person. */
import { VIDEO_GRACE_SECONDS } from '@protocol/conversation/video.js';

export interface LinkStands {
  standing: 'connecting' | 'live' | 'broken';
  /** Milliseconds of the steady clock since it does not stand. */
  since: number;
}
export type Going =
  | { is: 'waiting' }
  | { is: 'connecting' }
  | { is: 'live' }
  /** Comes back by itself; for so many seconds nobody need call again. */
  | { is: 'broken'; secondsLeft: number }
  | { is: 'lost' };

/** @param links with each other who is there @param lineSince since when the line to the hub is down, 0 while it is there */
export const goingOf = (links: readonly LinkStands[], now: number, lineSince = 0): Going => {
  const down = links.filter(({ standing }) => standing === 'broken');
  if (links.length > 0 && down.length === links.length) {
    const secondsLeft = secondsOf(Math.max(...down.map(({ since }) => since)), now);
    return secondsLeft > 0 ? { is: 'broken', secondsLeft } : { is: 'lost' };
  }
  if (links.some(({ standing }) => standing === 'live')) return { is: 'live' };
  if (lineSince > 0) {
    const secondsLeft = secondsOf(lineSince, now);
    return secondsLeft > 0 ? { is: 'broken', secondsLeft } : { is: 'lost' };
  }
  return { is: links.length ? 'connecting' : 'waiting' };
};
const secondsOf = (since: number, now: number) =>
  Math.max(0, Math.ceil(VIDEO_GRACE_SECONDS - (now - since) / 1000));

/** Whether what this page kept of a video call before it was loaded anew may still be gone on with. */
export const comesBack = (keptAt: number, now: number): boolean =>
  now - keptAt >= 0 && now - keptAt < VIDEO_GRACE_SECONDS * 1000;
