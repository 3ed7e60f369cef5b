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
    private readonly temporaryRosters: TemporaryRostersService,
    private readonly warnings: RosterWarningsQuery,
  ) {}

  /** Lists the shifts as they come again each week. */
  @Get('patterns')
  async list(@CurrentActor() actor: Actor): Promise<{ items: ShiftPatternView[] }> {
    return { items: await this.patterns.list(actor.unitId) };
  }

  /** Adds a shift that comes again. */
  @Post('patterns')
  make(@CurrentActor() actor: Actor, @Body() dto: PatternDto): Promise<ShiftPatternView> {
    return this.patterns.make(actor, whole(dto));
  }
  /** Changes a shift that comes again. What was lived stays as it was: the change holds from today on. */
  @Put('patterns/:id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() dto: PatternDto,
  ): Promise<ShiftPatternView> {
    return this.patterns.change(actor, id, whole(dto), dto.tag);
  }

  /** Ends a shift that comes again, from today on. */
  @Delete('patterns/:id')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.patterns.end(actor, id);
  }

  /** Lists the temporary rosters. */
  @Get('temporary')
  async temporary(@CurrentActor() actor: Actor): Promise<{ items: TemporaryRosterRow[] }> {
    return { items: await this.temporaryRosters.list(actor.unitId) };
  }

  /** Makes a temporary roster, which stands in for the standing one. */
  @Post('temporary')
  makeTemporary(
    @CurrentActor() actor: Actor,
    @Body() { likeStanding, ...dto }: TemporaryDto,
  ): Promise<TemporaryRosterRow> {
    return this.temporaryRosters.make(actor, dto, likeStanding ?? false);
  }

  /** Takes a temporary roster away. */
  @Delete('temporary/:id')
  @HttpCode(204)
  endTemporary(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.temporaryRosters.end(actor, id);
  }

  /** Lists gaps, clashes and people who cannot be reached, weeks ahead. */
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
