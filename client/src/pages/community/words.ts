import type { Message } from '@protocol/calls/message.js';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { useChannel } from '../../hub/channel';
import { unnamed } from '../../device/device';
import { http } from '../../hub/http';
import { mark } from '../../parts/conversation/marks/mark-sender';
import { lastOfOthers } from '../../parts/conversation/marks/sides';
import type { SendMessage } from '../../parts/conversation/outbox';

const words = shallowRef<ReadonlyMap<string, readonly Message[]>>(new Map());
const none: readonly Message[] = [];

/** Each message once, in the order it was said. */
export const mergeWords = (known: readonly Message[], more: readonly Message[]): readonly Message[] => {
  const ids = new Set(known.map((message) => message.id));
  const fresh = more.filter((message) => !ids.has(message.id));
  return fresh.length ? [...known, ...fresh].sort((a, b) => a.at.localeCompare(b.at)) : known;
};
/** What was said has reached a page of the community, whatever it shows. */
const reached = (callId: string, said: readonly Message[]) => {
  const last = lastOfOthers(said, 'community');
  if (last) mark('community', 'delivered', callId, last.id);
};
const add = (callId: string, more: readonly Message[]) => {
  const known = words.value.get(callId) ?? none;
  const next = mergeWords(known, more);
  if (next !== known || !words.value.has(callId)) words.value = new Map(words.value).set(callId, next);
  reached(callId, next);
};

const asking = new Set<string>();
/** All of them: a page that slept may have missed one in the middle, not only the last. */
const fetchWords = async (callId: string): Promise<void> => {
  if (asking.has(callId)) return;
  asking.add(callId);
  try {
    add(callId, (await http<{ items: Message[] }>(`/calls/${callId}/messages`)).items);
  } catch {
    // The next change of the call, or the next look at it, asks again.
  } finally {
    asking.delete(callId);
  }
};

export const followWords = (): void => {
  words.value = new Map();
  useChannel('community').on('call:message', (message) => {
    // Words of a call that was never opened are fetched with it.
    if (words.value.has(message.callId)) add(message.callId, [message]);
    else reached(message.callId, [message]);
  });
  watch(unnamed, () => (words.value = new Map()));
  onScopeDispose(() => (words.value = new Map()));
};

export const useWords = () => ({
  of: (callId: string): readonly Message[] => words.value.get(callId) ?? none,
  /** Fetches when the call has more than are known. */
  catchUp: (callId: string, count: number): void => {
    const known = words.value.get(callId);
    if (!known || known.length < count) void fetchWords(callId);
  },
  send: async (callId: string, message: Parameters<SendMessage>[0]): Promise<Message> => {
    const said = await useChannel('community').ask('call:message', { callId, ...message });
    add(callId, [said]);
    return said;
  },
});
