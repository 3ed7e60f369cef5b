import type { Slip, SlipPayload } from '@protocol/residents/slips.js';
import type { TimelineItem } from '@protocol/calls/timeline.js';
import { ref, shallowRef } from 'vue';
import { http, post } from '../../hub/http';
import { Refused, sayRefusal } from '../../hub/refused';
import { t } from '../../i18n/index';

export type SlipStep = 'looking' | 'asking-safe' | 'asking-again' | 'making' | 'made' | 'failed';

/**
 * One touch makes a slip, unless something is to be asked first: of a guarded call whether it is safe, and where one was
 * given already whether that one may end. Needs the line: number and code are the hub's.
 */
export const useSlip = (callId: string, guarded: boolean) => {
  const step = ref<SlipStep>('looking');
  const slip = shallowRef<Slip | null>(null);
  const why = ref('');
  /** When the slip before was given; ISO 8601. */
  const before = ref<string | null>(null);

  const fails = (error: unknown) => {
    const unreached = error instanceof Refused && error.code === 'unavailable';
    why.value = unreached ? t('slip.offline') : sayRefusal(error);
    step.value = 'failed';
  };
  const make = async (): Promise<void> => {
    step.value = 'making';
    try {
      const payload: SlipPayload = guarded ? { safeContact: true } : {};
      slip.value = await post<Slip>(`/calls/${callId}/slip`, payload);
      step.value = 'made';
    } catch (error) {
      fails(error);
    }
  };
  const askAgainOrMake = async (): Promise<void> => {
    if (before.value) step.value = 'asking-again';
    else await make();
  };
  const start = async (): Promise<void> => {
    step.value = 'looking';
    try {
      const { items } = await http<{ items: TimelineItem[] }>(`/calls/${callId}/timeline`);
      before.value = [...items].reverse().find(({ deed }) => deed === 'slip_given')?.at ?? null;
    } catch (error) {
      return fails(error);
    }
    if (guarded) step.value = 'asking-safe';
    else await askAgainOrMake();
  };
  return { step, slip, why, before, start, make, safe: askAgainOrMake };
};
