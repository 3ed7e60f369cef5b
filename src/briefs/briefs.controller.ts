import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Brief, BriefSchedule } from '../protocol/papers/briefs.js';
import { LIMITS } from '../protocol/limits.js';
import { BriefsService } from './briefs.service.js';
import { MONTH } from '../protocol/time/local-day.js';
import { BriefScheduleService, type BriefScheduleChange } from './brief-schedule.service.js';

class MonthDto {
  @ApiProperty({ description: 'YYYY-MM', pattern: MONTH.source }) @Matches(MONTH) month!: string;
}
class ScheduleDto implements BriefScheduleChange {
  @ApiProperty({ minimum: 1, maximum: 28 }) @IsInt() @Min(1) @Max(28) day!: number;
  @ApiProperty({ minimum: 0, maximum: 23 }) @IsInt() @Min(0) @Max(23) hour!: number;
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(LIMITS.name, { each: true })
  recipients!: string[];
}

@ApiTags('briefs')
@Controller('briefs')
export class BriefsController {
  constructor(
    private readonly briefs: BriefsService,
    private readonly schedule: BriefScheduleService,
  ) {}

  /** Answers a month's brief. As it was frozen last, else as the figures are now. */
  @Get()
  of(@CurrentActor() actor: Actor, @Query() { month }: MonthDto): Promise<Brief> {
    return this.briefs.of(actor, month);
  }
  /** Freezes the figures of a month that is over. What was kept before stays. */
  @Post()
  @HttpCode(200)
  freeze(@CurrentActor() actor: Actor, @Body() { month }: MonthDto): Promise<Brief> {
    return this.briefs.freeze(actor, month);
  }

  /** Answers when the monthly brief goes out, and to whom. */
  @Get('schedule')
  scheduled(@CurrentActor() actor: Actor): Promise<BriefSchedule> {
    return this.schedule.of(actor);
  }
  /**
   * Sets when the monthly brief goes out, and to whom. It goes each month on that day at that local hour, about the
   * month before.
   */
  @Put('schedule')
  change(@CurrentActor() actor: Actor, @Body() given: ScheduleDto): Promise<BriefSchedule> {
    return this.schedule.change(actor, given);
  }
}
