/** Nobody stands before the wall to touch 现在更新: it takes a new version at night, by itself. */
import { onScopeDispose, watch } from 'vue';
import { serverNow } from '../../clock';
import { updateNow, updateWaiting } from '../../update';

const QUARTER = 15 * 60_000;
const shanghai = 8 * 3_600_000;

/** Between three and five in the unit's time. */
export const isNight = (at: number): boolean => {
  const hour = new Date(at + shanghai).getUTCHours();
  return hour >= 3 && hour < 5;
};

/** The page's own script as its HTML names it: another name is another build. */
export const entryOf = (html: string): string | undefined =>
  /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];

/** Where no service worker tells: the hub serves another page than this one. */
const isOther = async (): Promise<boolean> => {
  const mine = document.querySelector('script[type="module"][src^="/assets/"]')?.getAttribute('src');
  const answer = await fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } }).catch(() => null);
  const theirs = answer?.ok ? entryOf(await answer.text()) : undefined;
  return mine !== null && mine !== undefined && theirs !== undefined && theirs !== mine;
};

export const useNightlyUpdate = (): void => {
  const look = async () => {
    if (!isNight(serverNow())) return;
    if (updateWaiting.value) updateNow();
    else if (await isOther()) location.reload();
  };
  const timer = setInterval(() => void look(), QUARTER);
  const stop = watch(updateWaiting, () => void look());
  onScopeDispose(() => {
    clearInterval(timer);
    stop();
  });
};
