import { watch } from 'vue';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { afterDuty } from '../../../parts/layout/use-sign-out';
import { signOut } from '../../../hub/session';
import { duty } from './duty';
import { stillHolding, useDutyCommands } from './use-duty-commands';

/** Who wanted to sign out signs off first: with calls in hand by the sheet, and is signed out once duty has ended. */
export const followAfterDuty = (): void => {
  const { end } = useDutyCommands();
  const { toast } = useToast();
  let ending = false;
  const step = async () => {
    if (!afterDuty.value || !duty.value) return;
    if (!duty.value.onDuty) {
      afterDuty.value = false;
      await signOut().catch(() => toast(t('common.signOutFailed'), { tone: 'late' }));
    } else if (!ending) {
      ending = true;
      await end();
      ending = false;
      if (duty.value?.onDuty && !stillHolding.value) afterDuty.value = false;
    }
  };
  watch([afterDuty, duty], () => void step(), { immediate: true });
  // The sheet was left, or others are still to answer: the person signs out again when they like.
  watch(stillHolding, (now, before) => {
    if (before && !now && duty.value?.onDuty) afterDuty.value = false;
  });
};
