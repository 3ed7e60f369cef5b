import type { ActivityDetails, SignedUp } from '@protocol/outreach.js';
import { shallowRef, watch } from 'vue';
import { http, post } from '../../../hub/http';
import { useAnswer } from '../../../hub/use-answer';
import { useNow } from '../../../time/clock';
import { t } from '../../../i18n/index';
import { useSending } from '../../../parts/fields/use-sending';
import { useToast } from '../../../parts/toast';
import { useLook } from '../../../time/use-look';

const LOOK_MILLISECONDS = 15_000;

/** One activity as its page shows it, and what is done at it. */
export const useActivity = (id: () => string) => {
  /** Said with the sign-up: it was done all the same. */
  const warnings = shallowRef<readonly string[]>([]);
  const now = useNow();
  const { busy, sending } = useSending();
  const { toast } = useToast();
  const path = () => `/activities/${encodeURIComponent(id())}`;
  const { answer: activity, why, read } = useAnswer<ActivityDetails>(path);
  watch(id, () => (warnings.value = []));
  useLook(read, LOOK_MILLISECONDS);

  /** Refused, the page shows what is the case by now. */
  const deed = async (ask: () => Promise<unknown>, done: string): Promise<boolean> => {
    const went = await sending(ask);
    if (went && done) toast(done, { tone: 'solved' });
    await read();
    return went;
  };
  return {
    activity,
    why,
    warnings,
    now,
    busy,
    read,
    path,
    signUp: () =>
      deed(async () => {
        warnings.value = (await post<SignedUp>(`${path()}/sign-ups`)).warnings;
      }, t('outreach.signUp.done')),
    withdraw: () =>
      deed(async () => {
        await http(`${path()}/sign-ups`, { method: 'DELETE' });
        warnings.value = [];
      }, t('outreach.signUp.withdrawn')),
    /** By the list, for whoever has no phone. */
    check: (personId: string, way: 'check-in' | 'check-out') =>
      deed(() => post(`${path()}/people/${encodeURIComponent(personId)}/${way}`), ''),
  };
};
export type ActivityHere = ReturnType<typeof useActivity>;
