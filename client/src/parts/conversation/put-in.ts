import { onScopeDispose, watch } from 'vue';

/** Words and where the next ones would go. */
export interface Written {
  text: string;
  caret: number;
}

/** Where the caret stands, on lines of their own; what is written stays, and the caret stands after them. */
export function insertWords({ text, caret }: Written, words: string): Written {
  const before = text.slice(0, caret);
  const after = text.slice(caret);
  const head = before && !before.endsWith('\n') ? `${before}\n` : before;
  const tail = after && !after.startsWith('\n') ? `\n${after}` : after;
  return { text: head + words + tail, caret: head.length + words.length };
}

type Put = (words: string) => void;
const replies = new Map<string, Put>();

/** The box in which the reply of a call is written takes words from other parts of the page. */
export const useReply = (callId: () => string, put: Put): void => {
  const leave = (id: string) => {
    if (replies.get(id) === put) replies.delete(id);
  };
  watch(
    callId,
    (now, before) => {
      if (before !== undefined) leave(before);
      replies.set(now, put);
    },
    { immediate: true },
  );
  onScopeDispose(() => leave(callId()));
};
/** They are sent by whoever writes the reply, never by themselves. @returns false where no reply can be written */
export const putIntoReply = (callId: string, words: string): boolean => {
  const put = replies.get(callId);
  put?.(words);
  return put !== undefined;
};
