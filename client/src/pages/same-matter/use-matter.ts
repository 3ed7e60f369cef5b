import type { CallSummary } from '@protocol/calls/call-summary.js';
import type { MatterView } from '@protocol/residents/matters.js';
import { watch } from 'vue';
import { useAnswer } from '../../hub/use-answer';

/** The matter of a call and what is likely of the same, read again whenever something has happened to the call. */
export const useMatter = (call: () => Pick<CallSummary, 'id' | 'version'>) => {
  const { answer, read } = useAnswer<MatterView>(() => `/calls/${call().id}/matter`);
  watch(
    () => [call().id, call().version] as const,
    ([id], [before]) => {
      if (id === before) void read();
    },
  );
  return { matter: answer, read };
};
