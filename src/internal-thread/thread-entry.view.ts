import type { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { ThreadEntry } from '../protocol/conversation/internal-thread.js';
import { iso } from '../protocol/time/instant.js';
import type { ThreadEntryRow } from './thread-entry.entity.js';

export const entrySealContext = (id: string) => `thread_entry.text:${id}`;

/** An entry as its readers see it; the words are sealed where they stand. */
export function threadEntryView(directory: Directory, seal: Seal, row: ThreadEntryRow): ThreadEntry {
  const text = seal.tryOpen(entrySealContext(row.id), row.text);
  return {
    id: row.id,
    callId: row.callId,
    seq: Number(row.seq),
    clientMessageId: row.clientMessageId,
    from: holderOf(directory, row.fromId),
    side: row.side,
    text: text ?? '',
    ...(text === undefined && { broken: true }),
    at: iso(row.at),
  };
}
