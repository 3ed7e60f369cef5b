/** Somebody is writing: told to the other side, kept nowhere. */
import { Injectable } from '@nestjs/common';
import { requireRelation } from '../call/call-relation.js';
import { isOpen } from '../call/call-state.js';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { Store } from '../store/store.js';
import { ConversationPublisher, type Side } from './conversation-publisher.js';

@Injectable()
export class TypingService {
  constructor(
    private readonly store: Store,
    private readonly limits: MessageLimits,
    private readonly publisher: ConversationPublisher,
  ) {}

  /** @throws Refusal `call_not_found`; `not_holder`; `call_ended` */
  async typing(asker: Actor, side: Side, callId: string): Promise<void> {
    await this.limits.charge('typing', asker);
    const line = rowForDisplay((await readCall(this.store.read, callId)) ?? refuse('call_not_found'));
    if (side === 'community') requireRelation(line, asker, 'community');
    else requireRelation(line, asker, 'holder', 'helper');
    if (!isOpen(line)) refuse('call_ended');
    const { id, name } = asker;
    const role = side === 'community' ? 'worker' : 'officer';
    const others = side === 'community' ? 'officers' : 'community';
    this.publisher.tell(others, line, 'call:typing', { callId, from: { id, name, role } });
  }
}
