import type { Message } from '@protocol/shapes.js';
import { computed, ref, watch, type Ref } from 'vue';
import { newId } from '../ids';
import { keep } from '../keep';
import { sayRefusal } from '../refused';

export interface Outgoing {
  clientMessageId: string;
  text: string;
  /** Why it has not gone out; empty while it is on its way. */
  failed: string;
}
export type SendMessage = (message: { clientMessageId: string; text: string }) => Promise<Message>;

/**
 * Messages on their way. A failed one keeps its id, so that sending it again can never say it twice,
 * and it survives a reload.
 */
export const useOutbox = (callId: () => string, known: () => readonly Message[], send: SendMessage) => {
  const key = () => `draft.unsent.${callId()}`;
  const read = (): Outgoing[] =>
    (keep.read<Outgoing[]>(key()) ?? []).map((m) => ({ ...m, failed: m.failed || sayRefusal(undefined) }));
  const all: Ref<Outgoing[]> = ref(read());
  watch(callId, () => (all.value = read()));

  const save = (at: string, list: Outgoing[]) => (list.length ? keep.write(at, list) : keep.drop(at));
  /** Changes the list of the call the message belongs to, although another may be open by now. */
  const change = (at: string, fn: (list: Outgoing[]) => Outgoing[]) => {
    const open = at === key();
    const next = fn(open ? all.value : (keep.read<Outgoing[]>(at) ?? []));
    if (open) all.value = next;
    save(at, next);
  };

  const deliver = async (at: string, message: Outgoing): Promise<void> => {
    const { clientMessageId, text } = message;
    const without = (list: Outgoing[]) => list.filter((m) => m.clientMessageId !== clientMessageId);
    const failed = (why: string) => (list: Outgoing[]) =>
      list.map((m) => (m.clientMessageId === clientMessageId ? { ...m, failed: why } : m));
    change(at, failed(''));
    try {
      await send({ clientMessageId, text });
      change(at, without);
    } catch (error) {
      change(at, failed(sayRefusal(error)));
    }
  };

  const arrived = computed(() => new Set(known().map((m) => m.clientMessageId)));
  return {
    /** Not yet among the messages everybody sees. */
    waiting: computed(() => all.value.filter((m) => !arrived.value.has(m.clientMessageId))),
    say: (text: string): void => {
      const message: Outgoing = { clientMessageId: newId(), text, failed: '' };
      const at = key();
      change(at, (list) => [...list, message]);
      void deliver(at, message);
    },
    again: (message: Outgoing): void => void deliver(key(), message),
    drop: (message: Outgoing): void =>
      change(key(), (list) => list.filter((m) => m.clientMessageId !== message.clientMessageId)),
  };
};
