import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../kernel/clock.js';
import { localDay } from '../protocol/local-day.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import { CalendarChangeDto, changeOf, YearDto } from './calendar.dto.js';
import { Calendars, type CalendarShown, type Move } from './calendars.js';
import { yearOf } from '../calendar/kept.js';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendars: Calendars,
    private readonly clock: Clock,
  ) {}

  /** One year; this one unless asked. */
  @Get()
  year(@Who() actor: Actor, @Query() { year }: YearDto): Promise<CalendarShown> {
    return this.calendars.shown(actor, year ?? this.thisYear());
  }

  /** Which open calls' deadlines the change would move, from when to when. */
  @Post('preview')
  @HttpCode(200)
  preview(
    @Who() actor: Actor,
    @Body() change: CalendarChangeDto,
  ): Promise<{ moves: Move[]; count: number; tag: string }> {
    return this.calendars.preview(actor, changeOf(change));
  }

  @Put()
  change(
    @Who() actor: Actor,
    @Query() { year }: YearDto,
    @Body() change: CalendarChangeDto,
  ): Promise<CalendarShown> {
    return this.calendars.change(actor, changeOf(change), year ?? this.thisYear(), change.tag);
  }

  private thisYear = () => yearOf(localDay(this.clock.now()));
}
