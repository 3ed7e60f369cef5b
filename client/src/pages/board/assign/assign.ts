import { isOpenState } from '@protocol/calls/open-states.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { ref, shallowRef } from 'vue';
import { useChannel } from '../../../hub/channel';
import { called } from '../../../time/format';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';

/** The call whose officer is being chosen. */
const choosing = shallowRef<CallSummary | null>(null);
/** The call whose card has the focus: what the key G means. */
const focused = ref<string | null>(null);
const dragged = ref<string | null>(null);
const busy = ref(false);

export const canAssign = (call: CallSummary): boolean => isOpenState(call.state);

/** Assigning by a coordinator's hand: by button, by key, or by dragging a card onto a person. */
export const useAssign = () => {
  const { toast } = useToast();
  const channel = useChannel('coordination');
  /** Throws why it was refused. */
  const assign = async (callId: string, officer: { id: string; name: string; title?: string }) => {
    busy.value = true;
    try {
      await channel.ask('call:assign', { callId, officerId: officer.id });
      toast(t('board.assign.done', { name: called(officer) }));
      choosing.value = null;
    } finally {
      busy.value = false;
    }
  };
  return { choosing, focused, dragged, busy, assign, choose: (call: CallSummary) => (choosing.value = call) };
};
