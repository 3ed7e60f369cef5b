import { MINUTE } from '@protocol/time/durations.js';
import type { WallFigures } from '@protocol/reports.js';
import { onScopeDispose, ref, shallowRef } from 'vue';
import { setServerTime } from '../../time/clock';
import { http } from '../../hub/http';
import { Refused } from '../../hub/refused';
import { checkSession } from '../../hub/session';
import { steadyNow } from '../../time/steady-now';
import { Freshness } from './freshness';

/** In milliseconds: how often the wall asks, how long it waits at most after a failure. */
const EVERY = 5_000;
const AT_MOST = MINUTE;

/**
 * The wall's figures, asked for again and again for days: one question at a time, one answer kept. What failed is
 * tried again more and more slowly and in silence; `stale` says that what is shown is no longer now.
 */
export const useWall = () => {
  const figures = shallowRef<WallFigures>();
  const stale = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let failures = 0;
  const fresh = new Freshness(steadyNow);

  const later = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), wait);
  };
  const ask = async (): Promise<void> => {
    if (asking) return;
    const mine = (asking = new AbortController());
    let wait = EVERY;
    try {
      figures.value = await http<WallFigures>('/wall', { signal: mine.signal });
      setServerTime(figures.value.at);
      fresh.answered();
      failures = 0;
    } catch (error) {
      wait = Math.min(AT_MOST, EVERY * 2 ** Math.min(4, failures++));
      if (error instanceof Refused && error.code === 'unauthenticated') await checkSession();
    }
    asking = undefined;
    if (mine.signal.aborted) return;
    stale.value = fresh.isOld() || (failures > 0 && !figures.value);
    later(wait);
  };
  // A wall that slept, or whose line came back, does not wait for its turn.
  const now = () => {
    if (document.visibilityState === 'visible') void ask();
  };
  void ask();
  const watching = setInterval(() => (stale.value ||= fresh.isOld()), EVERY);
  document.addEventListener('visibilitychange', now);
  window.addEventListener('online', now);
  onScopeDispose(() => {
    clearTimeout(timer);
    clearInterval(watching);
    asking?.abort();
    document.removeEventListener('visibilitychange', now);
    window.removeEventListener('online', now);
  });
  return { figures, stale, failed: () => failures > 0 };
};
