import type { ActivityCode } from '@protocol/outreach.js';
import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { Refused, sayRefusal } from '../../../hub/refused';
import { serverNow, useNow } from '../../../time/clock';
import { stillOpens } from './on-site';

const AGAIN_MILLISECONDS = 2000;

/** The code on the screen: the next is asked for as soon as there is one; without a line the last stays while it opens. */
export const useShownCode = (path: () => string) => {
  const shown = shallowRef<ActivityCode | null>(null);
  const why = ref('');
  const now = useNow();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const next = async (): Promise<void> => {
    let wait = AGAIN_MILLISECONDS;
    try {
      const got = await http<ActivityCode>(`${path()}/code`);
      shown.value = got;
      why.value = '';
      wait = Math.max(250, Date.parse(got.expiresAt) - serverNow());
    } catch (error) {
      why.value = sayRefusal(error);
      // Cancelled, or over: nothing opens any more.
      if (error instanceof Refused && error.code !== 'unavailable') shown.value = null;
    }
    if (!over) timer = setTimeout(() => void next(), wait);
  };
  void next();
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
  });
  return {
    code: computed(() =>
      shown.value && stillOpens(shown.value.expiresAt, now.value) ? shown.value : undefined,
    ),
    why,
  };
};
