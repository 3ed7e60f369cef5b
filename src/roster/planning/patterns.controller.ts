import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { PatternDto, TemporaryDto } from '../roster.dto.js';
import type { TemporaryRosterRow } from '../../shift/roster.entities.js';
import { ShiftPatterns, type PatternShown } from './shift-patterns.js';
import { Temporaries } from './temporaries.js';
import { RosterWarnings, type Warning } from '../warnings.js';

@ApiTags('roster')
@Controller('roster')
export class PatternsController {
  constructor(
    private readonly patterns: ShiftPatterns,
    private readonly temporaries: Temporaries,
    private readonly warnings: RosterWarnings,
  ) {}

  @Get('patterns')
  async list(@Who() actor: Actor): Promise<{ items: PatternShown[] }> {
    return { items: await this.patterns.list(actor.unitId) };
  }
  @Post('patterns')
  make(@Who() actor: Actor, @Body() dto: PatternDto): Promise<PatternShown> {
    return this.patterns.make(actor, whole(dto));
  }
  /** What was lived stays as it was: the change holds from today on. */
  @Put('patterns/:id')
  change(@Who() actor: Actor, @Param('id') id: string, @Body() dto: PatternDto): Promise<PatternShown> {
    return this.patterns.change(actor, id, whole(dto), dto.tag);
  }
  @Delete('patterns/:id')
  @HttpCode(204)
  end(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.patterns.end(actor, id);
  }

  @Get('temporary')
  async temporary(@Who() actor: Actor): Promise<{ items: TemporaryRosterRow[] }> {
    return { items: await this.temporaries.list(actor.unitId) };
  }
  @Post('temporary')
  makeTemporary(
    @Who() actor: Actor,
    @Body() { likeStanding, ...dto }: TemporaryDto,
  ): Promise<TemporaryRosterRow> {
    return this.temporaries.make(actor, dto, likeStanding ?? false);
  }
  @Delete('temporary/:id')
  @HttpCode(204)
  endTemporary(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.temporaries.end(actor, id);
  }

  /** Gaps, clashes and people who cannot be reached, weeks ahead. */
  @Get('warnings')
  async ahead(@Who() actor: Actor): Promise<{ items: Warning[] }> {
    return { items: await this.warnings.of(actor.unitId) };
  }
}

const whole = ({ departmentId, untilDay, temporaryId, ...dto }: PatternDto) => ({
  ...dto,
  departmentId: departmentId ?? null,
  untilDay: untilDay ?? null,
  temporaryId: temporaryId ?? null,
});
