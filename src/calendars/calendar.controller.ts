import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import type { CalendarView, DeadlineMove } from '../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import { Clock } from '../kernel/clock.js';
import { localDay } from '../protocol/time/local-day.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { CalendarChangeDto, toCalendarChange, YearDto } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';
import { yearOfDay } from '../calendar/calendar.cache.js';

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(
    private readonly calendars: CalendarService,
    private readonly clock: Clock,
  ) {}

  /** Answers the calendar of a year. This one unless asked. */
  @Get()
  year(@CurrentActor() actor: Actor, @Query() { year }: YearDto): Promise<CalendarView> {
    return this.calendars.shown(actor, year ?? this.thisYear());
  }

  /** Answers which open calls' deadlines a change would move, from when to when. */
  @Post('preview')
  @HttpCode(200)
  preview(
    @CurrentActor() actor: Actor,
    @Body() change: CalendarChangeDto,
  ): Promise<{ moves: DeadlineMove[]; count: number; tag: string }> {
    return this.calendars.preview(actor, toCalendarChange(change));
  }

  /** Changes working hours and days of the calendar. */
  @Put()
  change(
    @CurrentActor() actor: Actor,
    @Query() { year }: YearDto,
    @Body() change: CalendarChangeDto,
  ): Promise<CalendarView> {
    return this.calendars.change(actor, toCalendarChange(change), year ?? this.thisYear(), change.tag);
  }

  private thisYear = () => yearOfDay(localDay(this.clock.now()));
}
