import type { CallSummary } from '@protocol/calls/call-summary.js';
import { ref } from 'vue';
import { callNumber, called } from '../../time/format';
import { t } from '../../i18n/index';
import { useToast } from '../../parts/toast';
import { onCallChanged } from './calls';
import { show, useShown } from './shown-call';

const sentence = (call: CallSummary): string => {
  switch (call.state) {
    case 'active':
      return t('community.say.active', { name: call.holder ? called(call.holder) : '' });
    case 'closed':
      return t('community.say.closed', { outcome: call.outcome ? t(`common.outcome.${call.outcome}`) : '' });
    default:
      return t(`community.say.${call.state}`);
  }
};

/** Says each change of state: to those who listen always, on the screen when another call is open. */
export const useAnnouncements = () => {
  const said = ref('');
  const shown = useShown();
  const { toast } = useToast();
  onCallChanged((call, before) => {
    // Whoever walked in at a window was called by nobody here.
    if (!before && call.desk) return;
    if (before?.state === call.state && before.holder?.id === call.holder?.id) return;
    said.value = sentence(call);
    const worthSaying = call.state === 'active' || call.state === 'closed';
    if (!before || shown.value === call.id || !worthSaying) return;
    toast(`${callNumber(call.number)} ${said.value}`, {
      action: { label: t('community.say.look'), run: () => show(call.id) },
    });
  });
  return said;
};
