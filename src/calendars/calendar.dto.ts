import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DayInterval } from '../protocol/administration.js';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import { DAY_KINDS, type DayKind } from '../protocol/codes.js';
import { IfGiven, NameField, TextField } from '../kernel/input/validation.js';
import type { CalendarChange } from '../calendar/calendar-change.js';

const FIRST_YEAR = 2020;
const LAST_YEAR = 2099;
const MOST_INTERVALS = 6;

export class IntervalDto implements DayInterval {
  /** Minutes of the day. */
  @ApiProperty() @IsInt() @Min(0) @Max(1439) from!: number;
  /** Not included. */
  @ApiProperty() @IsInt() @Min(1) @Max(1440) to!: number;
}
export class WeekdayDto {
  @ApiProperty({ type: [IntervalDto] })
  @IsArray()
  @ArrayMaxSize(MOST_INTERVALS)
  @ValidateNested({ each: true })
  @Type(() => IntervalDto)
  intervals!: IntervalDto[];
}
export class CalendarDayDto {
  @ApiProperty({ example: '2027-10-01' }) @Matches(/^\d{4}-\d\d-\d\d$/) day!: string;
  @ApiProperty({ enum: DAY_KINDS }) @IsIn(DAY_KINDS) kind!: DayKind;
  @ApiPropertyOptional({ maxLength: LIMITS.name }) @IfGiven() @NameField(LIMITS.name) name?: string;
  /** Of a special day. */
  @ApiPropertyOptional({ type: [IntervalDto] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(MOST_INTERVALS)
  @ValidateNested({ each: true })
  @Type(() => IntervalDto)
  intervals?: IntervalDto[];
}
export class CalendarChangeDto {
  /** Sunday first. */
  @ApiPropertyOptional({ type: [WeekdayDto] })
  @IfGiven()
  @IsArray()
  @ArrayMinSize(7)
  @ArrayMaxSize(7)
  @ValidateNested({ each: true })
  @Type(() => WeekdayDto)
  week?: WeekdayDto[];
  @ApiPropertyOptional({ type: [CalendarDayDto] })
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(366)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayDto)
  days?: CalendarDayDto[];
  @ApiPropertyOptional() @IfGiven() @IsInt() @Min(FIRST_YEAR) @Max(LAST_YEAR) takeOver?: number;
  /** Of the calendar the change was thought of; somebody else's change in between is `conflict`. */
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
export class YearDto {
  @ApiPropertyOptional()
  @IfGiven()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year?: number;
}
export const toCalendarChange = ({ week, days, takeOver }: CalendarChangeDto): CalendarChange => ({
  ...(week && { week: week.map((day) => day.intervals) }),
  ...(days && { days }),
  ...(takeOver !== undefined && { takeOver }),
});
