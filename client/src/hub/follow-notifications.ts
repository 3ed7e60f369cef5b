import { router } from '../router';

/** Answers whether it has taken the person there. */
type Opens = (path: string) => boolean;
const ways = new Set<Opens>();
/** Returns its own undoing. */
export const onOpened = (way: Opens): (() => void) => {
  ways.add(way);
  return () => void ways.delete(way);
};

interface Touched {
  type?: unknown;
  path?: unknown;
}
/** A touched notification shows its page in this window, without a reload: that would put the sound to sleep. */
export const followNotifications = (): void => {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.addEventListener('message', ({ data, ports }: MessageEvent<Touched | null>) => {
    const path = data?.type === 'yihu:open' ? data.path : undefined;
    if (typeof path !== 'string' || !path.startsWith('/') || path.startsWith('//')) return;
    ports[0]?.postMessage('taken');
    if (![...ways].some((way) => way(path))) void router.push(path);
  });
  navigator.serviceWorker.startMessages();
};
