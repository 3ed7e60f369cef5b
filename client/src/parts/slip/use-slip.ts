import type { CallDetail } from '@protocol/calls/call-summary.js';
import type { GivenSlip, SlipPayload } from '@protocol/residents/slips.js';
import type { TimelineItem } from '@protocol/calls/timeline.js';
import { ref, shallowRef } from 'vue';
import { http, post } from '../../hub/http';
import { Refused, sayRefusal } from '../../hub/refused';
import { t } from '../../i18n/index';

export type SlipStep =
  | 'looking'
  | 'asking-safe'
  | 'asking-again'
  | 'asking-text'
  | 'making'
  | 'made'
  | 'failed';

/**
 * One touch makes a slip, unless something is to be asked first: of a guarded call whether it is safe, and where one was
 * given already whether that one may end. Needs the line: number and code are the hub's.
 */
export const useSlip = (callId: string, guarded: boolean) => {
  const step = ref<SlipStep>('looking');
  const slip = shallowRef<GivenSlip | null>(null);
  const why = ref('');
  /** When the slip before was given; ISO 8601. */
  const before = ref<string | null>(null);

  const fails = (error: unknown) => {
    const unreached = error instanceof Refused && error.code === 'unavailable';
    why.value = unreached ? t('slip.offline') : sayRefusal(error);
    step.value = 'failed';
  };
  /** They agreed to text messages. */
  let texts = false;
  const make = async (text: boolean): Promise<void> => {
    step.value = 'making';
    try {
      const payload: SlipPayload = { ...(guarded && { safeContact: true }), ...(text && { text }) };
      slip.value = await post<GivenSlip>(`/calls/${callId}/slip`, payload);
      step.value = 'made';
    } catch (error) {
      fails(error);
    }
  };
  const askTextOrMake = async (): Promise<void> => {
    if (texts) step.value = 'asking-text';
    else await make(false);
  };
  const askAgainOrMake = async (): Promise<void> => {
    if (before.value) step.value = 'asking-again';
    else await askTextOrMake();
  };
  const start = async (): Promise<void> => {
    step.value = 'looking';
    try {
      const [{ items }, { resident }] = await Promise.all([
        http<{ items: TimelineItem[] }>(`/calls/${callId}/timeline`),
        http<CallDetail>(`/calls/${callId}`),
      ]);
      texts = resident?.texts === true;
      before.value = [...items].reverse().find(({ deed }) => deed === 'slip_given')?.at ?? null;
    } catch (error) {
      return fails(error);
    }
    if (guarded) step.value = 'asking-safe';
    else await askAgainOrMake();
  };
  return { step, slip, why, before, start, make, safe: askAgainOrMake, again: askTextOrMake };
};
