/** What was said in a call. The words are sealed where they stand. */
import type { Message } from '../protocol/calls/message.js';
import type { MessageFile } from '../protocol/conversation/files.js';
import { iso } from '../protocol/time/instant.js';
import type { MessageRow } from '../call/call.entity.js';
import type { Directory } from '../directory/directory.js';
import type { Seal } from '../kernel/seal/seal.js';

export const messageSealContext = (id: string) => `message.text:${id}`;
export const messageFileSealContext = (id: string) => `message.file:${id}`;

/** Whoever has the slip may say it; nobody has shown who they are. */
const RESIDENT = '居民';
const nameOf = (directory: Directory, { role, fromId }: MessageRow): string =>
  role === 'resident' ? RESIDENT : (directory.person(fromId)?.name ?? '');

/** What was sent with it; undefined where nothing was, or where it cannot be read any more. */
export const fileOfMessage = (seal: Seal, { id, file }: MessageRow): MessageFile | undefined => {
  const said = file === null ? undefined : seal.tryOpen(messageFileSealContext(id), file);
  return said === undefined ? undefined : (JSON.parse(said) as MessageFile);
};

export const messageView = (directory: Directory, seal: Seal, row: MessageRow): Message => {
  const text = seal.tryOpen(messageSealContext(row.id), row.text);
  const file = fileOfMessage(seal, row);
  return {
    id: row.id,
    callId: row.callId,
    clientMessageId: row.clientMessageId,
    from: { id: row.fromId, name: nameOf(directory, row), role: row.role },
    text: text ?? '',
    ...(file && { file }),
    ...(row.replyTo !== null && { replyTo: row.replyTo }),
    ...((text === undefined || (row.file !== null && !file)) && { broken: true }),
    at: iso(row.at),
  };
};
