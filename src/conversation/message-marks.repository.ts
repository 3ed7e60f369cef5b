/** The rows of how far people have come in what was said. */
import type { Queries, Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { MessageMarkRow } from './message-marks.entity.js';

const marks = new Table(MessageMarkRow);

/** How far a reader has come in a call. */
export const marksOf = (from: Queries, callId: string, reader: string): Promise<MessageMarkRow[]> =>
  marks.find(from, 'where call_id = ? and reader = ?', [callId, reader]);

/** Forward only, whoever comes first. @returns 0 where they had come as far before */
export const putMark = (tx: Tx, { callId, reader, kind, messageId, seq }: MessageMarkRow): Promise<number> =>
  tx.run(
    `insert into message_mark (call_id, reader, kind, message_id, seq) values (?, ?, ?, ?, ?)
      on conflict (call_id, reader, kind) do update set message_id = excluded.message_id, seq = excluded.seq
      where excluded.seq > message_mark.seq`,
    [callId, reader, kind, messageId, seq],
  );
