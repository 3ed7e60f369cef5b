import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { PatternDto, TemporaryDto } from '../roster.dto.js';
import type { TemporaryRosterRow } from '../../shift/roster.entity.js';
import { ShiftPatternsService, type ShiftPatternView } from './shift-patterns.service.js';
import { TemporaryRostersService } from './temporary-rosters.service.js';
import { RosterWarningsQuery, type RosterWarning } from '../roster-warnings.query.js';

@ApiTags('roster')
@Controller('roster')
export class PatternsController {
  constructor(
    private readonly patterns: ShiftPatternsService,
    private readonly temporaries: TemporaryRostersService,
    private readonly warnings: RosterWarningsQuery,
  ) {}

  @Get('patterns')
  async list(@CurrentActor() actor: Actor): Promise<{ items: ShiftPatternView[] }> {
    return { items: await this.patterns.list(actor.unitId) };
  }
  @Post('patterns')
  make(@CurrentActor() actor: Actor, @Body() dto: PatternDto): Promise<ShiftPatternView> {
    return this.patterns.make(actor, whole(dto));
  }
  /** What was lived stays as it was: the change holds from today on. */
  @Put('patterns/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() dto: PatternDto,
  ): Promise<ShiftPatternView> {
    return this.patterns.change(actor, id, whole(dto), dto.tag);
  }
  @Delete('patterns/:id')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.patterns.end(actor, id);
  }

  @Get('temporary')
  async temporary(@CurrentActor() actor: Actor): Promise<{ items: TemporaryRosterRow[] }> {
    return { items: await this.temporaries.list(actor.unitId) };
  }
  @Post('temporary')
  makeTemporary(
    @CurrentActor() actor: Actor,
    @Body() { likeStanding, ...dto }: TemporaryDto,
  ): Promise<TemporaryRosterRow> {
    return this.temporaries.make(actor, dto, likeStanding ?? false);
  }
  @Delete('temporary/:id')
  @HttpCode(204)
  endTemporary(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.temporaries.end(actor, id);
  }

  /** Gaps, clashes and people who cannot be reached, weeks ahead. */
  @Get('warnings')
  async ahead(@CurrentActor() actor: Actor): Promise<{ items: RosterWarning[] }> {
    return { items: await this.warnings.of(actor.unitId) };
  }
}

const whole = ({ departmentId, untilDay, temporaryId, ...dto }: PatternDto) => ({
  ...dto,
  departmentId: departmentId ?? null,
  untilDay: untilDay ?? null,
  temporaryId: temporaryId ?? null,
});
