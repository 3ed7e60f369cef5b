import type { Message } from '@protocol/calls/message.js';
import { shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';
import { mark } from '../../../parts/conversation/marks/mark-sender';
import { lastOfOthers } from '../../../parts/conversation/marks/sides';
import type { SendMessage } from '../../../parts/conversation/outbox';
import { heldCall } from '../held/held';
import { line } from '../line';
import { merge } from './merge';

const said = shallowRef<ReadonlyMap<string, readonly Message[]>>(new Map());
export const wordsOf = (callId: string): readonly Message[] => said.value.get(callId) ?? [];

const hear = (callId: string, messages: readonly Message[]) => {
  said.value = new Map(said.value).set(callId, merge(wordsOf(callId), messages));
  // It has reached a page of its holder's, whatever they look at.
  const last = lastOfOthers(wordsOf(callId), 'officer');
  if (last && heldCall(callId)) mark('officer', 'delivered', callId, last.id);
};

/**
 * The words that are missing here, by the last one that is known. Words heard before their history came
 * hide what lies before them, so the first time everything is asked for.
 */
const whole = new Set<string>();
export const fetchWords = async (callId: string): Promise<void> => {
  const after = whole.has(callId) ? wordsOf(callId).slice(-1)[0]?.id : undefined;
  const { items } = await http<{ items: Message[] }>(`/calls/${callId}/messages`, { query: { after } });
  hear(callId, items);
  whole.add(callId);
};

export const say = async (callId: string, message: Parameters<SendMessage>[0]): Promise<Message> => {
  const sent = await line.ask('call:message', { callId, ...message });
  hear(callId, [sent]);
  return sent;
};

export const followTalk = (): void => {
  line.on('call:message', (message) => hear(message.callId, [message]));
  // What was said while the line was down is behind the last word heard: ask from the start again.
  line.on('snapshot', () => whole.clear());
  onLeave(() => {
    said.value = new Map();
    whole.clear();
  });
};
