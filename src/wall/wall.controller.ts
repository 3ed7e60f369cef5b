import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../people/actor.js';
import { Who } from '../people/who.js';
import type { WallFigures } from '../protocol/reports.js';
import { Wall } from './wall.js';

@ApiTags('wall')
@Controller('wall')
export class WallController {
  constructor(private readonly wall: Wall) {}

  /** What a screen that everybody passes may show: totals of the unit and nothing of a single call. */
  @Get()
  of(@Who() { unitId, lang }: Actor): Promise<WallFigures> {
    return this.wall.of(unitId, lang);
  }
}
