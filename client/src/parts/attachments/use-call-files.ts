import type { Message } from '@protocol/calls/message.js';
import { computed, watch } from 'vue';
import { filesOfCall, forgetFile } from './kept-files';

/** The files of a call that are on their way: each until it is seen among the messages, whoever told of it first. */
export const useCallFiles = (callId: () => string, messages: () => readonly Message[]) => {
  const arrived = computed(
    () => new Set(messages().flatMap((m) => (m.file ? [m.clientMessageId, m.file.id] : []))),
  );
  const all = computed(() =>
    filesOfCall(callId()).map((file) => ({
      file,
      seen: arrived.value.has(file.id) || (file.sentId !== undefined && arrived.value.has(file.sentId)),
    })),
  );
  watch(
    all,
    (files) => {
      // The answer to one on its way is still to come.
      for (const { file, seen } of files) if (seen && file.phase !== 'sending') forgetFile(file);
    },
    { immediate: true },
  );
  return computed(() => all.value.flatMap(({ file, seen }) => (seen ? [] : [file])));
};
