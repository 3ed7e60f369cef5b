import type { AmendPayload } from '@protocol/events/call-payloads.js';
import type { CallSummary } from '@protocol/calls/call-summary.js';
import { ref } from 'vue';
import { useChannel } from '../../hub/channel';
import { t } from '../../i18n/index';
import { dropFilesOf } from '../../parts/attachments/kept-files';
import { useToast } from '../../parts/toast';
import { learn } from './calls';

/** What a worker does to a call: one at a time, and a refusal is shown. Answers whether it happened. */
export const useCommands = (callId: () => string) => {
  const channel = useChannel('community');
  const { toast, sayWhy } = useToast();
  const busy = ref(false);

  const attempt = async (deed: Promise<CallSummary>): Promise<boolean> => {
    busy.value = true;
    try {
      learn(await deed);
      return true;
    } catch (error) {
      sayWhy(error);
      return false;
    } finally {
      busy.value = false;
    }
  };
  return {
    busy,
    amend: (fields: Omit<AmendPayload, 'callId'>) =>
      attempt(channel.ask('call:amend', { callId: callId(), ...fields })),
    cancel: async (): Promise<boolean> => {
      const done = await attempt(channel.ask('call:cancel', { callId: callId() }));
      if (!done) return false;
      toast(t('community.withdrawn'));
      const dropped = dropFilesOf({ callId: callId() });
      if (dropped) toast(t('community.before.dropped', { n: dropped }));
      return done;
    },
    rate: (rating: number, comment: string) =>
      attempt(channel.ask('call:rate', { callId: callId(), rating, ...(comment && { comment }) })),
    reopen: (reason: string) => attempt(channel.ask('call:reopen', { callId: callId(), reason })),
  };
};
