import type { Message } from '@protocol/calls/message.js';
import type { MessageMarks } from '@protocol/conversation/marks.js';
import { computed, shallowRef, watch } from 'vue';
import { unnamed } from '../../../device/device';
import { http } from '../../../hub/http';
import { furtherMarks, markLabels } from './mark-labels';
import { lineOf, type ReaderSide } from './sides';

/** How far the other side has come in one's own messages. */
export const useMarks = (
  side: ReaderSide,
  of: { callId: () => string; messages: () => readonly Message[]; self: () => string; holder: () => string },
) => {
  const line = lineOf(side);
  const known = shallowRef<Omit<MessageMarks, 'callId'>>({});
  const take = (told: MessageMarks) => {
    if (told.callId === of.callId()) known.value = furtherMarks(of.messages(), known.value, told);
  };
  /** Where nothing of one's own was said there is nothing to know. */
  const any = computed(() => of.messages().some(({ from }) => from.id === of.self()));
  const ask = async () => {
    if (!any.value || unnamed.value) return;
    const [callId, holder] = [of.callId(), of.holder()];
    const told = await http<MessageMarks>(`/calls/${callId}/marks`).catch(() => undefined);
    if (told && holder === of.holder()) take(told);
  };
  // Whoever has it now has read for themselves.
  watch([of.callId, of.holder], () => (known.value = {}), { flush: 'sync' });
  watch([of.callId, of.holder, any], () => void ask(), { immediate: true });
  line.on('message:marks', take);
  line.on('snapshot', () => void ask());

  return computed(() => markLabels(of.messages(), of.self(), known.value));
};
