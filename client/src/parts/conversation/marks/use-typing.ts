import type { Message } from '@protocol/calls/message.js';
import { onScopeDispose, shallowRef, watch } from 'vue';
import { unnamed } from '../../../device/device';
import { steadyNow } from '../../../time/steady-now';
import { lineOf, type ReaderSide } from './sides';

/** Milliseconds between two times that one says it, and how long it is believed. */
const EVERY = 3_000;
const HOLDS = 6_000;

/** Who writes on the other side, and that one does oneself. */
export const useTyping = (
  side: ReaderSide,
  of: { callId: () => string; messages: () => readonly Message[] },
) => {
  const line = lineOf(side);
  const typist = shallowRef<Message['from']>();
  let over: ReturnType<typeof setTimeout> | undefined;
  const forget = () => {
    clearTimeout(over);
    typist.value = undefined;
  };
  line.on('call:typing', ({ callId, from }) => {
    if (callId !== of.callId()) return;
    forget();
    typist.value = from;
    over = setTimeout(forget, HOLDS);
  });
  // What they wrote has come.
  watch(
    () => of.messages().slice(-1)[0],
    (newest) => newest?.from.id === typist.value?.id && forget(),
  );
  watch(of.callId, forget);
  onScopeDispose(forget);

  let last = -EVERY;
  /** Of the field in which the words are written. */
  const onInput = ({ target }: Event): void => {
    if (!(target instanceof HTMLTextAreaElement) || !target.value.trim()) return;
    if (unnamed.value || line.state.value !== 'online' || steadyNow() - last < EVERY) return;
    last = steadyNow();
    line.ask('call:typing', { callId: of.callId() }).catch(() => undefined);
  };
  /** What is written after that is told anew. */
  const onSaid = (): void => void (last = -EVERY);
  return { typist, onInput, onSaid };
};
