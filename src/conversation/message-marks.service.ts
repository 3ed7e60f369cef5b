/**
 * How far each side has come in what was said. On the officers' side it is the holder's, who answers for the call; a
 * community's people read as one. Nothing of it stands in the journal, and no figure looks at it (decision 0038).
 */
import { Injectable } from '@nestjs/common';
import { requireRelation, type CallRelation } from '../call/call-relation.js';
import type { CallRow } from '../call/call.entity.js';
import { placeOfMessage } from '../desk/journal/messages.repository.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { MarkPayload, MessageMarks } from '../protocol/conversation/marks.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { Store } from '../store/store.js';
import { ConversationPublisher, type Side } from './conversation-publisher.js';
import { isMarked, marksView } from './mark-rules.js';
import { COMMUNITY, type MarkKind } from './message-marks.entity.js';
import { marksOf, putMark } from './message-marks.repository.js';

@Injectable()
export class MessageMarksService {
  constructor(
    private readonly store: Store,
    private readonly limits: MessageLimits,
    private readonly publisher: ConversationPublisher,
  ) {}

  /** @throws Refusal `call_not_found`; `not_holder`; `invalid` where the call has no such message */
  async mark(asker: Actor, side: Side, kind: MarkKind, { callId, messageId }: MarkPayload): Promise<void> {
    await this.limits.charge('mark', asker);
    const { line } = await this.readable(asker, callId, side === 'community' ? 'community' : 'holder');
    const { read } = this.store;
    const seq =
      (await placeOfMessage(read, callId, messageId)) ??
      refuse('invalid', { fields: { messageId: 'field_message' } });
    const reader = side === 'community' ? COMMUNITY : asker.id;
    if (isMarked(await marksOf(read, callId, reader), kind, seq)) return;
    const put = await this.store.write(
      'message-mark',
      (tx) => putMark(tx, { callId, reader, kind, messageId, seq }),
      { queue: `marks:${line.unitId}`, shares: true },
    );
    if (!put) return;
    const marks = marksView(callId, await marksOf(read, callId, reader));
    this.publisher.tell(side === 'community' ? 'officers' : 'community', line, 'message:marks', marks);
  }

  /** How far the other side has come. @throws Refusal `call_not_found`, `forbidden` */
  async ofOthers(asker: Actor, callId: string): Promise<MessageMarks> {
    const { line, relation } = await this.readable(asker, callId, 'community', 'holder', 'helper');
    const reader = relation === 'community' && line.holderId !== asker.id ? line.holderId : COMMUNITY;
    return marksView(callId, reader === null ? [] : await marksOf(this.store.read, callId, reader));
  }

  private async readable(
    asker: Actor,
    callId: string,
    ...wanted: CallRelation[]
  ): Promise<{ line: CallRow; relation: CallRelation }> {
    const line = rowForDisplay((await readCall(this.store.read, callId)) ?? refuse('call_not_found'));
    return { line, relation: requireRelation(line, asker, ...wanted) };
  }
}
