/** What the marks of one reader come to. Pure. */
import type { MessageMarks } from '../protocol/conversation/marks.js';
import type { MarkKind, MessageMarkRow } from './message-marks.entity.js';

type Mark = Pick<MessageMarkRow, 'kind' | 'messageId' | 'seq'>;
const furthest = (marks: readonly Mark[]): Mark | undefined =>
  marks.reduce<Mark | undefined>((far, one) => (far && far.seq >= one.seq ? far : one), undefined);

/** What was read was delivered. @param marks of one reader in one call */
export function marksView(callId: string, marks: readonly Mark[]): MessageMarks {
  const delivered = furthest(marks);
  const read = furthest(marks.filter(({ kind }) => kind === 'read'));
  return {
    callId,
    ...(delivered && { delivered: delivered.messageId }),
    ...(read && { read: read.messageId }),
  };
}

/** Whether a mark of this kind would say nothing new. @param marks of its reader in its call */
export const isMarked = (marks: readonly Mark[], kind: MarkKind, seq: number): boolean =>
  marks.some((mark) => (mark.kind === kind || mark.kind === 'read') && mark.seq >= seq);
