import { Body, Controller, Get, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { RosterSettings } from '../directory/settings.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { addDays, daysBetween, mondayOf } from '../protocol/local-day.js';
import { RosterReports, type AttendanceShown, type ShareShown } from './reports.js';
import { DayQuestion, RosterSettingsDto, SpanQuestion } from './roster.dto.js';
import { RosterSettingsService } from './roster-settings.js';
import { Roster } from './roster.js';
import { RosterViews, type GridShown, type MineShown } from './views.js';

const MOST_GRID_DAYS = 62;

@ApiTags('roster')
@Controller('roster')
export class RosterController {
  constructor(
    private readonly roster: Roster,
    private readonly views: RosterViews,
    private readonly reports: RosterReports,
    private readonly settings: RosterSettingsService,
  ) {}

  /** Shifts that begin on the days, both included; this week unless told. */
  @Get()
  grid(@Who() actor: Actor, @Query() question: SpanQuestion): Promise<GridShown> {
    const from = question.from ?? mondayOf(this.roster.today());
    const to = question.to ?? addDays(from, 6);
    return this.views.grid(actor, ...spanOf(from, to, MOST_GRID_DAYS));
  }

  /** My next shifts, what I could take, what is offered. */
  @Get('mine')
  mine(@Who() actor: Actor): Promise<MineShown> {
    return this.views.mine(actor);
  }

  /** How the load was shared: by name, for sharing and not for appraisal. */
  @Get('fairness')
  async fairness(
    @Who() actor: Actor,
    @Query() question: SpanQuestion,
  ): Promise<{ from: string; to: string; items: ShareShown[] }> {
    const to = question.to ?? this.roster.today();
    const from = question.from ?? addDays(to, -90);
    const span = spanOf(from, to, 400);
    return { from, to, items: await this.reports.fairness(actor, ...span) };
  }

  /** Sign-on beside the roster of one day. */
  @Get('attendance')
  attendance(@Who() actor: Actor, @Query() { day }: DayQuestion): Promise<AttendanceShown> {
    return this.reports.attendance(actor.unitId, day ?? this.roster.today());
  }

  @Get('settings')
  current(@Who() actor: Actor): RosterSettings {
    return this.roster.settings(actor.unitId);
  }
  @Put('settings')
  change(@Who() actor: Actor, @Body() dto: RosterSettingsDto): Promise<RosterSettings> {
    const given = Object.fromEntries(Object.entries(dto).filter(([, value]) => value !== undefined));
    return this.settings.change(actor, given);
  }
}

export function spanOf(from: string, to: string, most: number): [string, string] {
  const days = daysBetween(from, to);
  return days < 0 || days >= most ? refuse('invalid', { fields: { to: 'field_invalid' } }) : [from, to];
}
