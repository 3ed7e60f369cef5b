/** After the commit: who is told what of a deed. Rings go first, then the asker's answer, then the rest. */
import { Injectable } from '@nestjs/common';
import { iso } from '../../protocol/instant.js';
import { Publisher } from '../../realtime/publisher.js';
import { DutyBoardService } from '../on-duty/duty-board.service.js';
import { RingDeliveryLog } from '../journal/ring-delivery-log.js';
import type { Message } from '../../protocol/shapes.js';
import type { CallRow } from '../../call/call.entity.js';
import { helpersOf } from '../../call/helping/care-book.js';
import { CommunityPublisher } from './community-publisher.js';
import { publishCareEvents } from './care-events.js';
import type { FactData } from '../../call/facts.js';
import { ringEndingsOf } from '../../call/ring-endings.js';
import type { CallUpdate } from '../call-update.js';
import type { DeskTransaction } from '../desk-transaction.js';
import { CallViewsService } from '../views/call-views.service.js';

@Injectable()
export class CallPublisher {
  constructor(
    private readonly tell: Publisher,
    private readonly views: CallViewsService,
    private readonly board: DutyBoardService,
    private readonly ledger: RingDeliveryLog,
    private readonly community: CommunityPublisher,
  ) {}

  rings({ updates }: DeskTransaction): void {
    for (const { after, facts } of updates) {
      for (const fact of facts) {
        if (fact.deed === 'arrived')
          this.ringsLonger(after, (fact.data as unknown as FactData['arrived']).ring);
        if (fact.deed === 'retaken') this.ringsAnew(after, fact.data as unknown as FactData['retaken']);
        if (fact.deed !== 'rung') continue;
        const { rings, expiresAt, step } = fact.data as unknown as FactData['rung'];
        const call = this.views.ringCall(after.line);
        for (const r of rings) {
          this.tell.officer(r.officer, 'offer:ring', { id: r.id, expiresAt: iso(expiresAt), step, call });
          this.ledger.rang(r.id, r.officer);
        }
      }
    }
  }

  private ringsAnew(
    { line }: CallUpdate['after'],
    { ring: id, officer, expiresAt, step }: FactData['retaken'],
  ): void {
    this.tell.officer(officer, 'offer:ring', {
      id,
      expiresAt: iso(expiresAt),
      step,
      call: this.views.ringCall(line),
    });
    this.ledger.rang(id, officer);
  }

  private ringsLonger({ line, rings }: CallUpdate['after'], id: string): void {
    const ring = rings.find((r) => r.id === id);
    if (ring) this.tell.officer(ring.officerId, 'offer:ring', this.views.ring(line, ring));
  }

  rest(scene: DeskTransaction): void {
    for (const update of scene.updates) if (update.facts.length) this.ofCall(update, scene);
    for (const message of scene.messages) this.ofMessage(message, scene);
    for (const officer of scene.touched) this.board.touch(scene.unitId, officer);
  }

  private ofMessage(message: Message, { updates }: DeskTransaction): void {
    const line = updates.find((o) => o.after.line.id === message.callId)?.after.line;
    if (!line) return;
    this.community.message(line, message);
    if (line.holderId !== null) this.tell.officer(line.holderId, 'call:message', message);
    for (const officer of helpersOf(line)) this.tell.officer(officer, 'call:message', message);
  }

  private ofDeadline(line: CallRow, { clock, stage, due }: FactData['reminded']): void {
    const near = {
      callId: line.id,
      number: line.number,
      community: this.views.community(line.communityId),
      clock,
      stage,
      due: iso(due),
    };
    this.tell.coordination(line.unitId, 'deadline:near', near);
    if (line.holderId !== null) this.tell.officer(line.holderId, 'deadline:near', near);
  }

  private ofCall({ before, after, facts }: CallUpdate, scene: DeskTransaction): void {
    const { line } = after;
    for (const fact of facts) {
      for (const end of ringEndingsOf(fact.deed, fact.data)) {
        this.tell.officer(end.officer, 'offer:ended', { id: end.id, state: end.state });
        scene.touched.add(end.officer);
      }
      if (fact.deed === 'rung')
        for (const r of (fact.data as unknown as FactData['rung']).rings) scene.touched.add(r.officer);
      if (fact.deed === 'retaken') scene.touched.add((fact.data as unknown as FactData['retaken']).officer);
      if (fact.deed === 'alerted' && line.drill !== 'loop') {
        const { id, kind } = fact.data as unknown as FactData['alerted'];
        this.tell.coordination(line.unitId, 'alert', { id, kind, callId: line.id, at: iso(fact.at) });
      }
      if (fact.deed === 'reminded') this.ofDeadline(line, fact.data as unknown as FactData['reminded']);
    }
    const entrusted = facts.find((f) => f.deed === 'entrusted');
    if (entrusted) this.ofOwner(line, entrusted.at);
    publishCareEvents(this.tell, this.views, { before, after, facts });
    const summary = this.views.summary(line);
    // A drill is between the hub, coordinators and officers; the hub's own is nobody's but its own.
    this.community.changed(after, before?.line);
    if (line.drill !== 'loop') this.tell.coordination(line.unitId, 'call:changed', summary);
    const giver = before?.line.holderId ?? null;
    // After a closing its handler hears nothing more: not even that somebody rated it.
    const over = line.state === 'closed' && before?.line.state === 'closed';
    if (line.holderId !== null && !over)
      this.tell.officer(line.holderId, 'call:changed', this.views.forOfficer(summary));
    if (giver !== null && giver !== line.holderId)
      this.tell.officer(giver, 'call:changed', this.views.withoutWords(summary));
    for (const officer of [giver, line.holderId]) if (officer !== null) scene.touched.add(officer);
    const rang = (before?.rings.length ?? 0) + after.rings.length > 0;
    const booked = facts.some((f) => f.deed === 'booked');
    if ((rang || booked) && (line.state !== 'active' || before?.line.state !== 'active'))
      this.community.progress(after);
  }

  private ofOwner({ id, unitId, ringing }: CallRow, at: number): void {
    const [owner] = ringing.entrusted ?? [];
    if (owner !== undefined)
      this.tell.coordination(unitId, 'call:entrusted', {
        callId: id,
        coordinator: this.views.named(owner),
        at: iso(at),
      });
  }
}
