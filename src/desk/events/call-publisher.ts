/** After the commit: who is told what of a command. Rings go first, then the asker's answer, then the rest. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/time/instant.js';
import { Meters } from '../../kernel/meters/meters.js';
import { Publisher } from '../../realtime/publisher.js';
import { DutyBoardService } from '../on-duty/duty-board.service.js';
import { RingDeliveryLog } from '../journal/ring-delivery-log.js';
import type { Message } from '../../protocol/calls/message.js';
import type { Role } from '../../protocol/codes.js';
import { helpersOf } from '../../call/care/care-book.js';
import { CommunityPublisher } from './community-publisher.js';
import { ringsBegun, ringsEnded, ringsProlonged, type RingBegun } from '../../call/fact-effects.js';
import { eventsOf } from './fact-events.js';
import type { CallUpdate } from '../call-update.js';
import type { DeskTransaction } from '../desk-transaction.js';
import type { Call } from '../../call/call-state.js';
import { CallViewsService } from '../views/call-views.service.js';

const coordinates = (roles: readonly Role[]) => roles.includes('coordinator') || roles.includes('admin');

@Injectable()
export class CallPublisher {
  constructor(
    private readonly publisher: Publisher,
    private readonly views: CallViewsService,
    private readonly board: DutyBoardService,
    private readonly deliveries: RingDeliveryLog,
    private readonly community: CommunityPublisher,
    private readonly meters: Meters,
  ) {}

  rings({ updates }: DeskTransaction): void {
    for (const { after, facts } of updates)
      for (const fact of facts) {
        const begun = ringsBegun(fact);
        if (begun.length) this.rang(after, begun, fact.at);
        for (const { id } of ringsProlonged(fact)) this.ringsLonger(after, id);
      }
  }

  private rang({ line }: Call, begun: readonly RingBegun[], at: number): void {
    const call = this.views.ringCall(line);
    for (const { id, officer, expiresAt, step } of begun) {
      this.publisher.officer(officer, 'offer:ring', {
        id,
        rungAt: iso(at),
        expiresAt: iso(expiresAt),
        step,
        call,
      });
      const pages = this.deliveries.rang(id, officer);
      if (line.drill === null) this.meters.rings.ringSent('page', pages);
    }
  }

  private ringsLonger({ line, rings }: Call, id: string): void {
    const ring = rings.find((r) => r.id === id);
    if (ring) this.publisher.officer(ring.officerId, 'offer:ring', this.views.ring(line, ring));
  }

  rest(transaction: DeskTransaction): void {
    if (this.publisher.isMuted) return;
    for (const update of transaction.updates) if (update.facts.length) this.ofCall(update, transaction);
    for (const message of transaction.messages) this.ofMessage(message, transaction);
    for (const officer of transaction.touched) this.board.touch(transaction.unitId, officer);
  }

  private ofMessage(message: Message, { updates }: DeskTransaction): void {
    const line = updates.find((o) => o.after.line.id === message.callId)?.after.line;
    if (!line) return;
    this.community.readers(line, 'call:message', message);
    if (line.holderId !== null) this.publisher.officer(line.holderId, 'call:message', message);
    for (const officer of helpersOf(line)) this.publisher.officer(officer, 'call:message', message);
  }

  private ofCall(update: CallUpdate, transaction: DeskTransaction): void {
    const { before, after, facts } = update;
    const { line } = after;
    for (const fact of facts) {
      for (const ring of [...ringsEnded(fact), ...ringsBegun(fact)]) transaction.touched.add(ring.officer);
      for (const told of eventsOf(fact, update, this.views))
        if (told.officer === null) this.publisher.coordination(line.unitId, told.event, told.payload);
        else this.publisher.officer(told.officer, told.event, told.payload);
    }
    const summary = this.views.summary(line);
    // A drill is between the hub, coordinators and officers; the hub's own is nobody's but its own.
    this.community.changed(after, before?.line, summary);
    if (line.drill !== 'loop')
      this.publisher.coordination(
        line.unitId,
        'call:changed',
        this.views.forRoom(summary, line, ({ roles }) => coordinates(roles)),
      );
    const giver = before?.line.holderId ?? null;
    // After a closing its handler hears nothing more: not even that somebody rated it.
    const over = line.state === 'closed' && before?.line.state === 'closed';
    if (line.holderId !== null && !over)
      this.publisher.officer(line.holderId, 'call:changed', this.views.forOfficer(summary, line));
    if (giver !== null && giver !== line.holderId)
      this.publisher.officer(giver, 'call:changed', this.views.withoutWords(summary, line));
    for (const officer of [giver, line.holderId]) if (officer !== null) transaction.touched.add(officer);
    const rang = (before?.rings.length ?? 0) + after.rings.length > 0;
    const booked = facts.some((f) => f.deed === 'booked');
    if ((rang || booked) && (line.state !== 'active' || before?.line.state !== 'active'))
      this.community.progress(after);
  }
}
