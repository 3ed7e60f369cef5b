import { unnamed } from '../../../device/device';
import { onLeave } from '../../../hub/session';
import { steadyNow } from '../../../time/steady-now';
import { lineOf, type ReaderSide } from './sides';

/** Milliseconds: what is read as soon as it came is said in one, and a quick talk is not marked word by word. */
const GATHER = 250;
const PAUSE = 1_000;

type Kind = 'delivered' | 'read';
interface Marking {
  next: Partial<Record<Kind, string>>;
  said: Partial<Record<Kind, string>>;
  due: ReturnType<typeof setTimeout> | undefined;
  last: number;
}
const calls = new Map<string, Marking>();
onLeave(() => {
  for (const { due } of calls.values()) clearTimeout(due);
  calls.clear();
});

const send = async (side: ReaderSide, callId: string, marking: Marking): Promise<void> => {
  const { delivered, read } = marking.next;
  marking.due = undefined;
  marking.next = {};
  marking.last = steadyNow();
  const say = async (kind: Kind, messageId: string) => {
    try {
      await lineOf(side).ask(`message:${kind}`, { callId, messageId });
      marking.said[kind] = messageId;
    } catch {
      // It is said again with the next message, or when the page is looked at anew.
    }
  };
  if (delivered !== undefined && delivered !== read) await say('delivered', delivered);
  if (read !== undefined) await say('read', read);
};

/** Says that a message of the other side, and all before it, has come so far; at most once a second of a call. */
export const mark = (side: ReaderSide, kind: Kind, callId: string, messageId: string): void => {
  if (side === 'helper' || unnamed.value) return;
  const marking = calls.get(callId) ?? { next: {}, said: {}, due: undefined, last: -PAUSE };
  calls.set(callId, marking);
  if (marking.said[kind] === messageId || marking.said.read === messageId) return;
  marking.next[kind] = messageId;
  marking.due ??= setTimeout(
    () => void send(side, callId, marking),
    Math.max(GATHER, marking.last + PAUSE - steadyNow()),
  );
};
