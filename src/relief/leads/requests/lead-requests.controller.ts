import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../../access/current-actor.decorator.js';
import { NewAgencyRequestDto } from '../../../agencies/agency-requests.dto.js';
import { AgencyRequestsService, type RequestSubject } from '../../../agencies/agency-requests.service.js';
import { Directory } from '../../../directory/directory.js';
import type { Actor } from '../../../kernel/actor.js';
import { refuse } from '../../../kernel/refusal/refusal.js';
import type { AgencyRequest } from '../../../protocol/relief/agency-requests.js';
import { Store, type Queries } from '../../../store/store.js';
import { LeadDesk, leadsQueue } from '../lead-desk.js';
import { carriesLead } from '../lead-readers.js';

/** What other agencies are asked for beside a lead, at any of its steps. */
@ApiTags('agencies')
@Controller('leads/:id/requests')
export class LeadRequestsController {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly desk: LeadDesk,
    private readonly requests: AgencyRequestsService,
  ) {}

  /** Asks another agency beside a lead: whoever carries it on. */
  @Post()
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewAgencyRequestDto,
  ): Promise<AgencyRequest> {
    return this.store.write(
      'agency-ask',
      async (tx) => this.requests.askIn(tx, actor, await this.subject(tx, actor, id), body),
      // In which a lead changes hands, so that it is asked for whoever has it by then.
      { queue: leadsQueue(actor.unitId) },
    );
  }

  /** @throws Refusal `not_found`, `lead_words`, `lead_not_yours`, `lead_over` once it is closed or withdrawn */
  private async subject(read: Queries, actor: Actor, id: string): Promise<RequestSubject> {
    const row = await this.desk.found(read, actor, id);
    await this.desk.requireReads(read, actor, row);
    if (!carriesLead(this.directory, actor, row)) refuse('lead_not_yours');
    // What was handed on is asked for still.
    if (row.endedAt !== null && row.step !== 'referred') refuse('lead_over');
    const { number, inCharge, communityId } = row;
    const call = await this.desk.callOf(read, row);
    return {
      kind: 'lead',
      id,
      number,
      inCharge,
      ...(call && { callId: call.id }),
      ...(communityId !== null && { communityId }),
    };
  }
}
