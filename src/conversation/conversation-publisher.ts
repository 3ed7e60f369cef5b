/** Tells one side of a call of the other: whoever may read what is said there, and nobody else. */
import { Injectable } from '@nestjs/common';
import { helpersOf } from '../call/care/care-book.js';
import type { CallRow } from '../call/call.entity.js';
import { CommunityPublisher } from '../desk/events/community-publisher.js';
import type { ServerEvents } from '../protocol/events.js';
import { Publisher } from '../realtime/publisher.js';

type Both = ServerEvents['community'] & ServerEvents['procuratorate'];
export type Side = 'community' | 'officers';

@Injectable()
export class ConversationPublisher {
  constructor(
    private readonly publisher: Publisher,
    private readonly community: CommunityPublisher,
  ) {}

  tell<E extends 'message:marks' | 'call:typing'>(
    side: Side,
    line: CallRow,
    event: E,
    payload: Both[E],
  ): void {
    if (side === 'community') return this.community.readers(line, event, payload);
    const officers = [...(line.holderId === null ? [] : [line.holderId]), ...helpersOf(line)];
    for (const officer of new Set(officers)) this.publisher.officer(officer, event, payload);
  }
}
