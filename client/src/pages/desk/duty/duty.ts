import type { DutyState } from '@protocol/people/duty-state.js';
import type { PauseReason } from '@protocol/codes.js';
import { computed, shallowRef } from 'vue';
import { serverNow } from '../../../time/clock';
import { onLeave } from '../../../hub/session';
import { line } from '../line';

const told = shallowRef<{ state: DutyState; at: number } | null>(null);
export const takeDuty = (state: DutyState): void => {
  told.value = { state, at: serverNow() };
};

/** Null until the hub has said it. */
export const duty = computed(() => told.value?.state ?? null);
export const dutyToldAt = computed(() => told.value?.at ?? 0);

export const followDuty = (): void => {
  line.on('snapshot', (snapshot) => takeDuty(snapshot.duty));
  line.on('duty:changed', takeDuty);
  onLeave(() => (told.value = null));
};

export const startDuty = async (): Promise<void> => takeDuty(await line.ask('duty:start', {}));
export const resumeDuty = async (): Promise<void> => takeDuty(await line.ask('duty:resume', {}));
export const pauseDuty = async (reason: PauseReason, until?: string): Promise<void> =>
  takeDuty(await line.ask('duty:pause', { reason, ...(until && { until }) }));
/** Refused as a conflict while calls are held, unless they are knowingly kept. */
export const endDuty = async (keep = false): Promise<void> =>
  takeDuty(await line.ask('duty:end', keep ? { keep } : {}));
