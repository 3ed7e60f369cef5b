import { MINUTE } from '@protocol/time/durations.js';
import type { CheckInPayload, CheckOutPayload, ServiceState } from '@protocol/service.js';
import { computed, ref, shallowRef } from 'vue';
import { serverNow, setServerTime, useNow } from '../../time/clock';
import { useLook } from '../../time/use-look';
import { http, post } from '../../hub/http';
import { newId } from '../../storage/ids';
import { keep } from '../../storage/keep';
import { useToast } from '../../parts/toast';
import { Refused } from '../../hub/refused';

const LOOK_MILLISECONDS = MINUTE;
const PENDING = 'draft.check-in';
type Said = Omit<CheckInPayload, 'id'>;

/** What runs and what was served, as the server says; looked at again each minute while somebody sees it. */
export const useService = () => {
  const state = shallowRef<ServiceState | null>(null);
  const failed = ref(false);
  const busy = ref(false);
  const now = useNow();
  const { sayWhy } = useToast();
  let readAt = serverNow();

  const take = (fresh: ServiceState): ServiceState => {
    setServerTime(fresh.serverTime);
    readAt = Date.parse(fresh.serverTime);
    state.value = fresh;
    failed.value = false;
    return fresh;
  };
  const read = async (): Promise<void> => {
    try {
      take(await http<ServiceState>('/service'));
    } catch {
      failed.value = state.value === null;
    }
  };
  void read();
  useLook(read, LOOK_MILLISECONDS);

  /** The state after it, or null where it was refused. */
  const send = async (path: string, body: object): Promise<ServiceState | null> => {
    busy.value = true;
    try {
      return take(await post<ServiceState>(`/service/${path}`, body));
    } catch (error) {
      sayWhy(error);
      // Not heard is not refused: the same check-in is sent again by its own name.
      if (error instanceof Refused && error.code !== 'unavailable') keep.drop(PENDING);
      if (error instanceof Refused && error.code === 'conflict') await read();
      return null;
    } finally {
      busy.value = false;
    }
  };
  const checkIn = async (said: Said): Promise<boolean> => {
    const id = keep.get(PENDING) ?? newId();
    keep.set(PENDING, id);
    const after = await send('check-in', { ...said, id });
    if (after) keep.drop(PENDING);
    return after !== null;
  };
  const checkOut = async (said: CheckOutPayload): Promise<boolean> =>
    (await send('check-out', { ...said, id: state.value?.running?.id })) !== null;

  const minute = (at: number) => Math.floor(at / MINUTE);
  /** What has passed since it was asked, where a check-in runs. */
  const since = computed(() => (state.value?.running ? Math.max(0, minute(now.value) - minute(readAt)) : 0));
  return {
    state,
    failed,
    busy,
    now,
    read,
    checkIn,
    checkOut,
    today: computed(() => (state.value?.minutesToday ?? 0) + since.value),
    month: computed(() => (state.value?.minutesMonth ?? 0) + since.value),
  };
};
export type ServiceHere = ReturnType<typeof useService>;
