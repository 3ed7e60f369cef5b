import { Body, Controller, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { Enterprise } from '../protocol/outreach/enterprises.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { ChangeEnterpriseDto, NewEnterpriseDto, RevealEnterpriseDto } from './enterprises.dto.js';
import { EnterprisesService } from './enterprises.service.js';

/** 营商环境: the enterprises of the district as beneficiaries. */
@ApiTags('enterprises')
@Controller('enterprises')
export class EnterprisesController {
  constructor(
    private readonly enterprises: EnterprisesService,
    private readonly limits: MessageLimits,
  ) {}

  /** Enters an enterprise. One of a like name in the unit is refused, and named, unless it is another one even so. */
  @Post()
  add(@CurrentActor() actor: Actor, @Body() body: NewEnterpriseDto): Promise<Enterprise> {
    return this.enterprises.add(actor, body);
  }

  /** Changes an enterprise: what is given, and leaves the rest. A contact of null is erased. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: ChangeEnterpriseDto,
  ): Promise<Enterprise> {
    return this.enterprises.change(actor, id, body);
  }

  /** Shows an enterprise's contact in clear, for a reason. It is written to the audit trail. */
  @Post(':id/reveal')
  @HttpCode(200)
  async reveal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: RevealEnterpriseDto,
  ): Promise<Enterprise> {
    await this.limits.charge('reveal', actor);
    return this.enterprises.reveal(actor, id, reason);
  }
}
