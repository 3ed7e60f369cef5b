/** What a page remembers of its video call, so that being loaded anew within the grace goes on with it. This tab only. */
import { serverNow } from '../../time/clock';
import type { About } from './video';
import { comesBack } from './engine/grace';

interface Kept extends About {
  at: number;
  picture: boolean;
}
const PLACE = 'yihu.video';

export const keepVideo = (about: About, picture: boolean): void => {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify({ ...about, picture, at: serverNow() } satisfies Kept));
  } catch {
    // Then it is called again by hand.
  }
};
export const dropVideo = (): void => {
  try {
    sessionStorage.removeItem(PLACE);
  } catch {
    // nothing was kept
  }
};
export const keptVideo = (): Kept | null => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Kept | null;
    return kept && comesBack(kept.at, serverNow()) ? kept : null;
  } catch {
    return null;
  }
};
