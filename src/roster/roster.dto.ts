/** What may be asked and said about rosters. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  Max,
  Min,
  registerDecorator,
} from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import { ImportQueryDto } from '../sheets/sheet-upload.js';
import { IfGiven, NameField, OrNull, TextField } from '../kernel/input/validation.js';
import { isLocalDay } from '../protocol/time/local-day.js';
import { PATTERN_DAYS, SHIFT_ROLES, type PatternDays, type ShiftRole } from '../protocol/shifts.js';

const ID = 60;
const MOST_PEOPLE = 50;
const MOST_WEEKS = 53;

/** A local day, YYYY-MM-DD. */
const Day = () =>
  applyDecorators((target: object, propertyName: string | symbol) =>
    registerDecorator({
      name: 'day',
      target: target.constructor,
      propertyName: String(propertyName),
      options: {},
      validator: { validate: isLocalDay },
    }),
  );
/** Lists of ids, one a week. */
const Turns = () =>
  applyDecorators((target: object, propertyName: string | symbol) =>
    registerDecorator({
      name: 'turns',
      target: target.constructor,
      propertyName: String(propertyName),
      options: {},
      validator: {
        validate: (value: unknown) =>
          Array.isArray(value) &&
          value.length <= MOST_WEEKS &&
          value.every(
            (week) =>
              Array.isArray(week) &&
              week.length <= MOST_PEOPLE &&
              week.every((id) => typeof id === 'string' && id.length <= ID),
          ),
      },
    }),
  );
/** Null cannot be told from the field's type at run time. */
const STRING_OR_NULL = { type: String, nullable: true } as const;

export class DaySpanQueryDto {
  @ApiPropertyOptional() @IfGiven() @Day() from?: string;
  @ApiPropertyOptional() @IfGiven() @Day() to?: string;
}
export class DayQueryDto {
  @ApiPropertyOptional() @IfGiven() @Day() day?: string;
}
export class PatternDto {
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
  @ApiProperty({ enum: SHIFT_ROLES }) @IsIn(SHIFT_ROLES) role!: ShiftRole;
  @ApiPropertyOptional(STRING_OR_NULL) @OrNull() @TextField(ID) departmentId?: string | null;
  @ApiProperty() @IsInt() @Min(0) @Max(MOST_PEOPLE) min!: number;
  @ApiProperty() @IsInt() @Min(1) @Max(MOST_PEOPLE) max!: number;
  @ApiProperty() @IsInt() @Min(0) @Max(1439) startMinute!: number;
  @ApiProperty() @IsInt() @Min(0) @Max(1439) endMinute!: number;
  @ApiProperty()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(7)
  @IsIn([0, 1, 2, 3, 4, 5, 6], { each: true })
  weekdays!: number[];
  @ApiProperty() @IsInt() @Min(1) @Max(MOST_WEEKS) everyWeeks!: number;
  @ApiProperty({ enum: PATTERN_DAYS }) @IsIn(PATTERN_DAYS) days!: PatternDays;
  @ApiProperty() @Day() fromDay!: string;
  @ApiPropertyOptional(STRING_OR_NULL) @OrNull() @Day() untilDay?: string | null;
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } })
  @Turns()
  rotation!: string[][];
  @ApiPropertyOptional(STRING_OR_NULL) @OrNull() @TextField(ID) temporaryId?: string | null;
  @ApiPropertyOptional() @IfGiven() @TextField(40) tag?: string;
}
export class TemporaryDto {
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
  @ApiProperty() @Day() fromDay!: string;
  @ApiProperty() @Day() untilDay!: string;
  /** Begins with the standing shifts of those days. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() likeStanding?: boolean;
}
export class PlaceDto {
  @ApiPropertyOptional() @IfGiven() @TextField(ID) add?: string;
  @ApiPropertyOptional() @IfGiven() @TextField(ID) remove?: string;
}
export class CoverDto {
  /** Who cannot be there. */
  @ApiProperty() @TextField(ID) from!: string;
  /** Who comes, where a coordinator says so for them. */
  @ApiPropertyOptional() @IfGiven() @TextField(ID) officerId?: string;
}
export class ShiftOfferDto {
  /** To whom; absent: to anybody. */
  @ApiPropertyOptional() @IfGiven() @TextField(ID) toId?: string;
}
export class ShiftDecisionDto {
  @ApiProperty() @IsBoolean() approved!: boolean;
}
export class LeaveDto {
  /** Whose; absent: one's own. */
  @ApiPropertyOptional() @IfGiven() @TextField(ID) personId?: string;
  @ApiProperty() @Day() fromDay!: string;
  @ApiProperty() @Day() untilDay!: string;
  /** Cannot be put on; true unless told. */
  @ApiPropertyOptional() @IfGiven() @IsBoolean() blocks?: boolean;
}
export class RosterSettingsDto {
  @ApiPropertyOptional() @IfGiven() @IsBoolean() approval?: boolean;
  @ApiPropertyOptional() @IfGiven() @IsInt() reminderMinutes?: number;
  @ApiPropertyOptional() @IfGiven() @IsInt() lateMinutes?: number;
  @ApiPropertyOptional() @IfGiven() @IsInt() warnWeeks?: number;
}
export class RosterImportQueryDto extends ImportQueryDto {
  /** Of what was looked at with `dry`: anything else is refused as stale. */
  @ApiPropertyOptional() @IfGiven() @TextField(40, 1) tag?: string;
}
