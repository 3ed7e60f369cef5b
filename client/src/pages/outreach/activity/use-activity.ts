import type { ActivityDetails, SignedUp } from '@protocol/outreach.js';
import { ref, shallowRef, watch } from 'vue';
import { http, post } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import { useNow } from '../../../time/clock';
import { t } from '../../../i18n/index';
import { useSending } from '../../../parts/fields/use-sending';
import { useToast } from '../../../parts/toast';
import { useLook } from '../use-look';

const LOOK_MILLISECONDS = 15_000;

/** One activity as its page shows it, and what is done at it. */
export const useActivity = (id: () => string) => {
  const activity = shallowRef<ActivityDetails | null>(null);
  const why = ref('');
  /** Said with the sign-up: it was done all the same. */
  const warnings = shallowRef<readonly string[]>([]);
  const now = useNow();
  const { busy, sending } = useSending();
  const { toast } = useToast();
  let asked = 0;
  const path = () => `/activities/${encodeURIComponent(id())}`;

  const read = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const got = await http<ActivityDetails>(path());
      if (mine !== asked) return;
      activity.value = got;
      why.value = '';
    } catch (error) {
      if (mine === asked) why.value = sayRefusal(error);
    }
  };
  watch(
    id,
    () => {
      activity.value = null;
      warnings.value = [];
      void read();
    },
    { immediate: true },
  );
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
