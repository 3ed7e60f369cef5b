/** What watches over the hub, asked again while somebody looks, and at once when the board hears of a change. */
import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { CommunityReadiness, DrillReport, WatchFinding, WatchState } from '@protocol/watch.js';
import { onScopeDispose, ref, shallowRef, watch } from 'vue';
import { http } from '../../hub/http';
import { sayRefusal } from '../../hub/refused';
import { useBoard } from '../board/state';

export interface LateCall {
  call: CallSummary;
  turnAt?: string;
}
export type Watched = WatchState & { past: WatchFinding[]; lateCalls: LateCall[] };

const EVERY = 10_000;

export const useWatch = () => {
  const state = shallowRef<Watched>();
  const readiness = shallowRef<readonly CommunityReadiness[]>([]);
  const drills = shallowRef<readonly DrillReport[]>([]);
  /** Why what is shown may be old; empty while it is not. */
  const why = ref('');
  const { connection, watched, calls } = useBoard();

  const ask = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return;
    try {
      const [told, light, reports] = await Promise.all([
        http<Watched>('/watch'),
        http<{ items: CommunityReadiness[] }>('/watch/readiness'),
        http<{ items: DrillReport[] }>('/watch/drills'),
      ]);
      state.value = told;
      readiness.value = light.items;
      drills.value = reports.items;
      why.value = '';
    } catch (error) {
      why.value = sayRefusal(error);
    }
  };
  const timer = setInterval(ask, EVERY);
  document.addEventListener('visibilitychange', ask);
  // A finding, a drill answered or a call brought back is seen at once.
  const marked = () =>
    [...calls.value.values()]
      .filter((c) => c.drill || c.foundLate)
      .map((c) => c.version)
      .join();
  watch([watched, marked], () => void ask());
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', ask);
  });
  void ask();
  return { connection, state, readiness, drills, why, ask };
};
