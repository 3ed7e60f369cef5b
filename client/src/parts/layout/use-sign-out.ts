import type { Me } from '@protocol/people/me.js';
import { ref } from 'vue';
import { http } from '../../hub/http';
import { t } from '../../i18n/index';
import { signOut } from '../../hub/session';
import { useToast } from '../toast';

/** Duty is to end first, and this session with it: the officer's own page takes it from here. */
export const afterDuty = ref(false);

/** Whoever is on duty and signs out says first what becomes of the duty: it would run on without a page to ring. */
export const useSignOut = () => {
  const { toast } = useToast();
  const leaving = ref(false);
  /** Waits for that word. */
  const asking = ref(false);
  const trying = async (deed: () => Promise<void>): Promise<void> => {
    leaving.value = true;
    try {
      await deed();
    } catch {
      toast(t('common.signOutFailed'), { tone: 'late' });
    } finally {
      leaving.value = false;
    }
  };
  return {
    leave: () =>
      trying(async () => {
        const { onDuty } = await http<Me>('/me').catch((): Partial<Me> => ({}));
        if (onDuty) asking.value = true;
        else await signOut();
      }),
    leaveOnDuty: () => trying(signOut),
    leaving,
    asking,
  };
};
