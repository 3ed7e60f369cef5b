import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { WallFigures } from '../protocol/reports.js';
import { ReadinessQuery } from '../watch/readiness/readiness.query.js';
import { WallQuery } from './wall.query.js';

@ApiTags('wall')
@Controller('wall')
export class WallController {
  constructor(
    private readonly wall: WallQuery,
    private readonly readiness: ReadinessQuery,
  ) {}

  /** Answers what a screen that everybody passes may show: totals of the unit and nothing of a single call. */
  @Get()
  async of(@CurrentActor() { unitId, lang }: Actor): Promise<WallFigures> {
    const [figures, { light, onDuty, hearing, busy, bookedAt }] = await Promise.all([
      this.wall.of(unitId, lang),
      this.readiness.ofUnit(unitId),
    ]);
    return { ...figures, ready: { light, onDuty, hearing, busy, ...(bookedAt && { bookedAt }) } };
  }
}
