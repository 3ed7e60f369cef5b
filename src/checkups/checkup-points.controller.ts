import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { CheckupPoints } from '../protocol/outreach/enterprises.js';
import { CheckupPointsService } from './checkup-points.service.js';
import { PointsDto } from './checkups.dto.js';

@ApiTags('checkups')
@Controller('checkup-points')
export class CheckupPointsController {
  constructor(private readonly points: CheckupPointsService) {}

  /** Lists the points that a check-up goes through, in their order. */
  @Get()
  list(@CurrentActor() { unitId }: Actor): Promise<CheckupPoints> {
    return this.points.of(unitId);
  }

  /** Replaces the list of points. What was found at one that goes stays with its check-up. */
  @Put()
  replace(@CurrentActor() actor: Actor, @Body() body: PointsDto): Promise<CheckupPoints> {
    return this.points.replace(actor, body);
  }
}
