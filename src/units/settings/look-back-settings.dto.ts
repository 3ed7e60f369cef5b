import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { TextField } from '../../kernel/input/validation.js';
import { LEAD_KINDS, type LeadKind } from '../../protocol/relief/leads.js';
import { LOOK_BACK_LIMITS } from '../../protocol/relief/look-back.js';

export class LookBackKindDto {
  @ApiProperty({ enum: LEAD_KINDS }) @IsIn(LEAD_KINDS) kind!: LeadKind;
  @ApiProperty({ type: [String], maxItems: LOOK_BACK_LIMITS.words })
  @IsArray()
  @ArrayMaxSize(LOOK_BACK_LIMITS.words)
  @ArrayUnique()
  @IsString({ each: true })
  @Length(LOOK_BACK_LIMITS.shortestWord, LOOK_BACK_LIMITS.longestWord, { each: true })
  @Matches(/^\S(.*\S)?$/u, { each: true })
  words!: string[];
}
export class LookBackSettingsDto {
  @ApiProperty() @IsInt() years!: number;
  @ApiProperty({ maxLength: LOOK_BACK_LIMITS.source }) @TextField(LOOK_BACK_LIMITS.source) source!: string;
  @ApiProperty({ type: [LookBackKindDto] })
  @IsArray()
  @ArrayMaxSize(LEAD_KINDS.length)
  @ValidateNested({ each: true })
  @Type(() => LookBackKindDto)
  kinds!: LookBackKindDto[];
}
