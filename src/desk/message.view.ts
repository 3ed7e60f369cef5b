/** What was said in a call. The words are sealed where they stand. */
import type { Message } from '../protocol/calls/message.js';
import { iso } from '../protocol/time/instant.js';
import type { MessageRow } from '../call/call.entity.js';
import type { Directory } from '../directory/directory.js';
import type { Seal } from '../kernel/seal/seal.js';

export const messageSealContext = (id: string) => `message.text:${id}`;

export const messageView = (directory: Directory, seal: Seal, row: MessageRow): Message => {
  const text = seal.tryOpen(messageSealContext(row.id), row.text);
  return {
    id: row.id,
    callId: row.callId,
    clientMessageId: row.clientMessageId,
    from: { id: row.fromId, name: directory.person(row.fromId)?.name ?? '', role: row.role },
    text: text ?? '',
    ...(text === undefined && { broken: true }),
    at: iso(row.at),
  };
};
