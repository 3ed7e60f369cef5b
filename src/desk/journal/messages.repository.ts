/** The rows of what was said in a call. */
import { MessageRow } from '../../call/call.entity.js';
import { placeholders, type Queries, type Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';

const messages = new Table(MessageRow);

export const messagesOfCall = (from: Queries, callId: string): Promise<MessageRow[]> =>
  messages.find(from, 'where call_id = ?', [callId]);
/** A message that was sent before. @param fromIds under whose names it may have been, two of them */
export const findMessageSent = (
  from: Queries,
  callId: string,
  fromIds: readonly [string, string],
  clientMessageId: string,
): Promise<MessageRow | undefined> =>
  messages.one(
    from,
    `where call_id = ? and from_id in (${placeholders(fromIds)}) and client_message_id = ?`,
    [callId, ...fromIds, clientMessageId],
  );

/** The number of its fact in the journal of its call; undefined where the call has no such message. */
export const placeOfMessage = async (
  from: Queries,
  callId: string,
  messageId: string,
): Promise<number | undefined> =>
  (
    await from.rows<{ seq: number }>(
      `select fact.seq from message join fact on fact.call_id = message.call_id
        and fact.deed = 'messaged' and fact.data like '%"' || message.id || '"%'
        where message.id = ? and message.call_id = ?`,
      [messageId, callId],
    )
  )[0]?.seq;
export const hasMessage = async (from: Queries, callId: string, messageId: string): Promise<boolean> =>
  (await messages.one(from, 'where id = ? and call_id = ?', [messageId, callId])) !== undefined;

export const insertMessage = (tx: Tx, row: MessageRow): Promise<void> => messages.insert(tx, row);
export const findMessage = (from: Queries, id: string): Promise<MessageRow | undefined> =>
  messages.one(from, 'where id = ?', [id]);
/** What is said of the file that was sent with it, sealed. */
export const replaceMessageFile = (tx: Tx, id: string, file: string): Promise<number> =>
  messages.update(tx, { file }, 'id = ?', [id]);
