import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { EnterpriseDetail } from '../protocol/outreach/enterprises.js';
import { CheckupsQuery } from './checkups.query.js';

/** Beside the check-ups, which the enterprises themselves know nothing of. */
@ApiTags('enterprises')
@Controller('enterprises')
export class EnterpriseDetailController {
  constructor(private readonly checkups: CheckupsQuery) {}

  /** Answers one enterprise, its contact masked, with its check-ups and visits. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<EnterpriseDetail> {
    return this.checkups.enterpriseDetail(actor, id);
  }
}
