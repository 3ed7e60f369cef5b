/** Which of one's own messages says how far the other side has come. Pure. */
import type { Message } from '@protocol/calls/message.js';
import type { MessageMarks } from '@protocol/conversation/marks.js';

export type MarkLabel = 'sent' | 'delivered' | 'read';
type Said = Pick<Message, 'id' | 'from'>;
type Marks = Omit<MessageMarks, 'callId'>;

/** Once for each state, at the last message that is in it: the ones before it are at least as far. */
export function markLabels(
  messages: readonly Said[],
  self: string,
  marks: Marks,
): ReadonlyMap<string, MarkLabel> {
  const placeOf = (id: string | undefined) => messages.findIndex((message) => message.id === id);
  const read = placeOf(marks.read);
  const delivered = Math.max(read, placeOf(marks.delivered));
  const labels = new Map<string, MarkLabel>();
  let before: MarkLabel | undefined;
  for (let at = messages.length - 1; at >= 0 && before !== 'read'; at--) {
    const { id, from } = messages[at]!;
    if (from.id !== self) continue;
    const now = at <= read ? 'read' : at <= delivered ? 'delivered' : 'sent';
    if (now !== before) labels.set(id, now);
    before = now;
  }
  return labels;
}

/** News may come in another order than they were made: whatever is further holds. */
export function furtherMarks(messages: readonly Pick<Message, 'id'>[], known: Marks, told: Marks): Marks {
  const placeOf = (id: string | undefined) => messages.findIndex((message) => message.id === id);
  const further = (a: string | undefined, b: string | undefined) =>
    b === undefined || placeOf(a) > placeOf(b) ? a : b;
  const delivered = further(known.delivered, told.delivered);
  const read = further(known.read, told.read);
  return { ...(delivered !== undefined && { delivered }), ...(read !== undefined && { read }) };
}
