import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { WallFigures } from '../protocol/reports.js';
import { ReadinessNow } from '../watch/readiness/readiness.js';
import { Wall } from './wall.js';

@ApiTags('wall')
@Controller('wall')
export class WallController {
  constructor(
    private readonly wall: Wall,
    private readonly readiness: ReadinessNow,
  ) {}

  /** What a screen that everybody passes may show: totals of the unit and nothing of a single call. */
  @Get()
  async of(@Who() { unitId, lang }: Actor): Promise<WallFigures> {
    const [figures, { light, onDuty, hearing, busy, bookedAt }] = await Promise.all([
      this.wall.of(unitId, lang),
      this.readiness.ofUnit(unitId),
    ]);
    return { ...figures, ready: { light, onDuty, hearing, busy, ...(bookedAt && { bookedAt }) } };
  }
}
