import type { Message } from '@protocol/calls/message.js';
import { computed, ref, watch, type Ref } from 'vue';
import { newId } from '../../storage/ids';
import { author, speaker, type Author } from '../../hub/author';
import { keep } from '../../storage/keep';
import { sayRefusal } from '../../hub/refused';
import { me } from '../../hub/session';

export interface Outgoing {
  clientMessageId: string;
  text: string;
  /** The message that it answers. */
  replyTo?: string;
  /** Why it has not gone out; empty while it is on its way. */
  failed: string;
  /** Who wrote it, on a shared device: it is sent as theirs, whoever acts by then. */
  by?: Author;
}
export type SendMessage = (message: {
  clientMessageId: string;
  text: string;
  replyTo?: string;
  by?: string;
}) => Promise<unknown>;
/** On a community's device what was not sent is shown to all who stand there; elsewhere it is its writer's. */
const shared = 'unsent.';
const keyOf = (callId: string) => (speaker(me.value) ? shared + callId : `draft.unsent.${callId}`);

/** How many of an author's messages wait on this device. */
export const unsentOf = (id: string): number =>
  keep
    .keys(shared)
    .flatMap((key) => keep.read<Outgoing[]>(key) ?? [])
    .filter((m) => m.by?.id === id).length;
export const dropUnsentOf = (id: string): void => {
  for (const key of keep.keys(shared)) {
    const rest = (keep.read<Outgoing[]>(key) ?? []).filter((m) => m.by?.id !== id);
    if (rest.length) keep.write(key, rest);
    else keep.drop(key);
  }
};

/**
 * Messages on their way. A failed one keeps its id, so that sending it again can never say it twice,
 * and it survives a reload.
 */
export const useOutbox = (
  callId: () => string,
  known: () => readonly Pick<Message, 'clientMessageId'>[],
  send: SendMessage,
) => {
  const key = () => keyOf(callId());
  const read = (): Outgoing[] =>
    (keep.read<Outgoing[]>(key()) ?? []).map((m) => ({ ...m, failed: m.failed || sayRefusal(undefined) }));
  const all: Ref<Outgoing[]> = ref(read());
  watch([callId, author], () => (all.value = read()));

  const save = (at: string, list: Outgoing[]) => (list.length ? keep.write(at, list) : keep.drop(at));
  /** Changes the list of the call the message belongs to, although another may be open by now. */
  const change = (at: string, fn: (list: Outgoing[]) => Outgoing[]) => {
    const open = at === key();
    const next = fn(open ? all.value : (keep.read<Outgoing[]>(at) ?? []));
    if (open) all.value = next;
    save(at, next);
  };

  const deliver = async (at: string, message: Outgoing): Promise<void> => {
    const { clientMessageId, text, replyTo, by } = message;
    const without = (list: Outgoing[]) => list.filter((m) => m.clientMessageId !== clientMessageId);
    const failed = (why: string) => (list: Outgoing[]) =>
      list.map((m) => (m.clientMessageId === clientMessageId ? { ...m, failed: why } : m));
    change(at, failed(''));
    try {
      await send({ clientMessageId, text, ...(replyTo && { replyTo }), ...(by && { by: by.id }) });
      change(at, without);
    } catch (error) {
      change(at, failed(sayRefusal(error)));
    }
  };

  const arrived = computed(() => new Set(known().map((m) => m.clientMessageId)));
  return {
    /** Not yet among the messages everybody sees. */
    waiting: computed(() => all.value.filter((m) => !arrived.value.has(m.clientMessageId))),
    say: (text: string, replyTo?: string): void => {
      const by = speaker(me.value);
      const message: Outgoing = {
        clientMessageId: newId(),
        text,
        failed: '',
        ...(replyTo && { replyTo }),
        ...(by && { by }),
      };
      const at = key();
      change(at, (list) => [...list, message]);
      void deliver(at, message);
    },
    again: (message: Outgoing): void => void deliver(key(), message),
    drop: (message: Outgoing): void =>
      change(key(), (list) => list.filter((m) => m.clientMessageId !== message.clientMessageId)),
  };
};
