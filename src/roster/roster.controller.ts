import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { RosterSettings } from '../protocol/people/unit-settings.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { addDays, daysBetween, mondayOf } from '../protocol/time/local-day.js';
import { RosterReportsQuery, type AttendanceView, type LoadShareView } from './roster-reports.query.js';
import { DayQueryDto, RosterSettingsDto, DaySpanQueryDto } from './roster.dto.js';
import { RosterSettingsService } from './roster-settings.service.js';
import { RosterQuery } from './roster.query.js';
import { RosterGridQuery, type RosterGridView, type OwnRosterView } from './roster-grid.query.js';

const MOST_GRID_DAYS = 62;

@ApiTags('roster')
@Controller('roster')
export class RosterController {
  constructor(
    private readonly roster: RosterQuery,
    private readonly views: RosterGridQuery,
    private readonly reports: RosterReportsQuery,
    private readonly settings: RosterSettingsService,
  ) {}

  /** Lists the shifts that begin on the days, both included. This week unless told. */
  @Get()
  grid(@CurrentActor() actor: Actor, @Query() question: DaySpanQueryDto): Promise<RosterGridView> {
    const from = question.from ?? mondayOf(this.roster.today());
    const to = question.to ?? addDays(from, 6);
    return this.views.grid(actor, ...readDaySpan(from, to, MOST_GRID_DAYS));
  }

  /** Lists my next shifts, what I could take, what is offered. */
  @Get('mine')
  mine(@CurrentActor() actor: Actor): Promise<OwnRosterView> {
    return this.views.mine(actor);
  }

  /** Answers how the load was shared, by name. For sharing and not for appraisal. */
  @Get('fairness')
  async fairness(
    @CurrentActor() actor: Actor,
    @Query() question: DaySpanQueryDto,
  ): Promise<{ from: string; to: string; items: LoadShareView[] }> {
    const to = question.to ?? this.roster.today();
    const from = question.from ?? addDays(to, -90);
    const span = readDaySpan(from, to, 400);
    return { from, to, items: await this.reports.fairness(actor, ...span) };
  }

  /** Answers sign-on beside the roster of one day. */
  @Get('attendance')
  attendance(@CurrentActor() actor: Actor, @Query() { day }: DayQueryDto): Promise<AttendanceView> {
    return this.reports.attendance(actor.unitId, day ?? this.roster.today());
  }

  /** Answers the settings of the roster. */
  @Get('settings')
  current(@CurrentActor() actor: Actor): RosterSettings {
    return this.roster.settings(actor.unitId);
  }

  /** Changes the settings of the roster: what is given, and leaves the rest. */
  @Put('settings')
  change(@CurrentActor() actor: Actor, @Body() dto: RosterSettingsDto): Promise<RosterSettings> {
    const given = Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined));
    return this.settings.change(actor, given);
  }
}

export function readDaySpan(from: string, to: string, most: number): [string, string] {
  const days = daysBetween(from, to);
  return days < 0 || days >= most ? refuse('invalid', { fields: { to: 'field_invalid' } }) : [from, to];
}
