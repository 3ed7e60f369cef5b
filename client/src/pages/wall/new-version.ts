/** Nobody stands before the wall to touch 现在更新: it takes a new version at night, by itself. */
import { MINUTE } from '@protocol/time/durations.js';
import { onTheWall } from '@protocol/time/local-day.js';
import { onScopeDispose, watch } from 'vue';
import { serverNow } from '../../time/clock';
import { lookForUpdate, updateNow, updateWaiting } from '../../hub/update';

const QUARTER = 15 * MINUTE;

/** Between three and five in the unit's time. */
export const isNight = (at: number): boolean => {
  const hour = onTheWall(at).getUTCHours();
  return hour >= 3 && hour < 5;
};

export const useNightlyUpdate = (): void => {
  const look = async () => {
    if (!isNight(serverNow())) return;
    if (updateWaiting.value || (await lookForUpdate()) === 'other') void updateNow();
  };
  const timer = setInterval(() => void look(), QUARTER);
  const stop = watch(updateWaiting, () => void look());
  onScopeDispose(() => {
    clearInterval(timer);
    stop();
  });
};
