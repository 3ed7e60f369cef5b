/** A petition goes to a colleague, and with it its reminders and those of what agencies are asked for beside it. */
import { Injectable } from '@nestjs/common';
import { AgencyRequestsService } from '../agencies/agency-requests.service.js';
import type { CallRow } from '../call/call.entity.js';
import { Directory } from '../directory/directory.js';
import { isStaffOf } from '../directory/holder.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { Petition, PetitionChange } from '../protocol/relief/petitions.js';
import { PetitionDesk } from './petition-desk.js';
import { PetitionNoticesService } from './petition-notices.service.js';
import { PetitionViews } from './petition.view.js';
import type { PetitionRow } from './petitions.entity.js';
import { updatePetition } from './petitions.repository.js';

@Injectable()
export class PetitionHandOnService {
  constructor(
    private readonly desk: PetitionDesk,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly requests: AgencyRequestsService,
    private readonly notices: PetitionNoticesService,
    private readonly views: PetitionViews,
  ) {}

  /**
   * To who has it already: the petition as it is.
   * @throws Refusal as `PetitionDesk.write`, `invalid` for whom it cannot go to, `stale`
   */
  async handOn(actor: Actor, id: string, { inCharge, version }: PetitionChange): Promise<Petition> {
    const row = await this.desk.write('petition-hand-on', actor, id, async (tx, before, call) => {
      if (before.inChargeId === inCharge) return before;
      if (version !== undefined && version !== before.version) refuse('stale');
      this.requireMayCarry(before, call, inCharge);
      const changes = { inChargeId: inCharge };
      if (!(await updatePetition(tx, before, changes))) refuse('stale');
      await this.requests.handOver(tx, 'petition', id, inCharge);
      const data = { from: before.inChargeId, to: inCharge };
      await this.audit.write(tx, { actorId: actor.id, act: 'petition.hand_on', subject: id, data });
      const after = { ...before, ...changes, version: before.version + 1 };
      if (inCharge !== actor.id) await this.notices.yours(tx, after);
      return after;
    });
    return this.views.one(actor, row);
  }

  /** Staff of the unit, and nobody with an interest in the call. */
  private requireMayCarry({ unitId }: PetitionRow, call: CallRow, personId: string): void {
    if (!isStaffOf(this.directory, unitId, personId))
      refuse('invalid', { fields: { inCharge: 'field_choice' } });
    if (call.ringing.recused.includes(personId)) refuse('invalid', { fields: { inCharge: 'field_recused' } });
  }
}
