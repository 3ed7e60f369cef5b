import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { NewAgencyRequestDto } from '../../agencies/agency-requests.dto.js';
import { AgencyRequestsService } from '../../agencies/agency-requests.service.js';
import type { Actor } from '../../kernel/actor.js';
import type { AgencyRequest } from '../../protocol/relief/agency-requests.js';
import { Store } from '../../store/store.js';
import { PetitionDesk } from '../petition-desk.js';
import { PetitionViews } from '../petition.view.js';
import { findPetition } from '../petitions.repository.js';

/** What other agencies are asked for beside a petition that was handed on. */
@ApiTags('agencies')
@Controller('petitions/:id/requests')
export class PetitionRequestsController {
  constructor(
    private readonly store: Store,
    private readonly desk: PetitionDesk,
    private readonly views: PetitionViews,
    private readonly requests: AgencyRequestsService,
  ) {}

  /** Lists what other agencies were asked for beside a petition. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: AgencyRequest[] }> {
    this.views.require(actor, await findPetition(this.store.read, id));
    return { items: await this.requests.of(actor, 'petition', id) };
  }

  /** Asks another agency beside a petition: whoever is in charge, or a coordinator. */
  @Post()
  ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewAgencyRequestDto,
  ): Promise<AgencyRequest> {
    return this.desk.write('agency-ask', actor, id, (tx, { number, inChargeId, callId, communityId }) =>
      this.requests.askIn(
        tx,
        actor,
        { kind: 'petition', id, number, inCharge: inChargeId, callId, communityId },
        body,
      ),
    );
  }
}
