import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Limits } from '../../realtime/limits.js';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { ServiceIdentity } from '../../protocol/certificates.js';
import { IdentityBody } from '../certificates.dto.js';
import { Identities } from './identities.js';

/** Of oneself, or of the unit's people for its coordinators. */
@ApiTags('certificates')
@Controller('identities')
export class IdentitiesController {
  constructor(
    private readonly identities: Identities,
    private readonly limits: Limits,
  ) {}

  @Get(':id')
  shown(@Who() actor: Actor, @Param('id') id: string): Promise<ServiceIdentity> {
    return this.identities.shown(actor, id);
  }
  @Put(':id')
  change(@Who() actor: Actor, @Param('id') id: string, @Body() body: IdentityBody): Promise<ServiceIdentity> {
    return this.identities.change(actor, id, body);
  }
  /** The number in clear; the click is logged. */
  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(@Who() actor: Actor, @Param('id') id: string): Promise<ServiceIdentity> {
    await this.limits.charge('reveal', actor);
    return this.identities.reveal(actor, id);
  }
}
