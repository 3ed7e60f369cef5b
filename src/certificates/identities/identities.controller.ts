import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MessageLimits } from '../../realtime/message-limits.js';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { ServiceIdentity } from '../../protocol/certificates.js';
import { IdentityDto } from '../certificates.dto.js';
import { IdentitiesService } from './identities.service.js';

/** Of oneself, or of the unit's people for its coordinators. */
@ApiTags('certificates')
@Controller('identities')
export class IdentitiesController {
  constructor(
    private readonly identities: IdentitiesService,
    private readonly limits: MessageLimits,
  ) {}

  /** Answers a person's ID and volunteer number, masked. */
  @Get(':id')
  shown(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ServiceIdentity> {
    return this.identities.shown(actor, id);
  }

  /** Sets a person's ID and volunteer number. */
  @Put(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: IdentityDto,
  ): Promise<ServiceIdentity> {
    return this.identities.change(actor, id, body);
  }
  /** Shows a person's ID number in clear. It is written to the audit trail. */
  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ServiceIdentity> {
    await this.limits.charge('reveal', actor);
    return this.identities.reveal(actor, id);
  }
}
