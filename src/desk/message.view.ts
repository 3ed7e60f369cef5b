/** What was said in a call. The words are sealed where they stand. */
import type { Message } from '../protocol/calls/message.js';
import { iso } from '../protocol/time/instant.js';
import type { MessageRow } from '../call/call.entity.js';
import type { Directory } from '../directory/directory.js';
import type { Seal } from '../kernel/seal/seal.js';

export const messageSealContext = (id: string) => `message.text:${id}`;

/** Whoever has the slip may say it; nobody has shown who they are. */
const RESIDENT = '居民';
const nameOf = (directory: Directory, { role, fromId }: MessageRow): string =>
  role === 'resident' ? RESIDENT : (directory.person(fromId)?.name ?? '');

export const messageView = (directory: Directory, seal: Seal, row: MessageRow): Message => {
  const text = seal.tryOpen(messageSealContext(row.id), row.text);
  return {
    id: row.id,
    callId: row.callId,
    clientMessageId: row.clientMessageId,
    from: { id: row.fromId, name: nameOf(directory, row), role: row.role },
    text: text ?? '',
    ...(text === undefined && { broken: true }),
    at: iso(row.at),
  };
};
