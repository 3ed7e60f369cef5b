/** The particulars of a lead in clear, for a reason that is written to the audit trail. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { LeadDetail } from '../../protocol/relief/leads.js';
import { MessageLimits } from '../../realtime/message-limits.js';
import { Store } from '../../store/store.js';
import { LeadDesk } from './lead-desk.js';
import { LOOK } from './lead-looks.query.js';

@Injectable()
export class LeadRevealService {
  constructor(
    private readonly store: Store,
    private readonly audit: AuditService,
    private readonly limits: MessageLimits,
    private readonly desk: LeadDesk,
  ) {}

  /**
   * @throws Refusal `not_found`, `lead_words` for whom its words are not, `pin_needed` at a shared device whose person
   *   has not shown their PIN, `too_many_requests`
   */
  async reveal(actor: Actor, id: string, reason: string): Promise<LeadDetail> {
    const row = await this.desk.found(this.store.read, actor, id);
    await this.desk.requireReads(this.store.read, actor, row);
    if (actor.device?.locked) refuse('pin_needed');
    await this.limits.charge('reveal', actor);
    await this.store.write('lead-reveal', (tx) =>
      this.audit.write(tx, {
        actorId: actor.id,
        act: LOOK,
        subject: id,
        reason,
        ...(actor.device && { data: { device: actor.device.id } }),
      }),
    );
    return this.desk.views.detail(actor, row, 'clear');
  }
}
