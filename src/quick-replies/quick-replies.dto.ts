import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Min, ValidateNested } from 'class-validator';
import { IfGiven, NameField, TextField, TextsField } from '../kernel/input/validation.js';
import {
  QUICK_REPLY_LIMITS,
  QUICK_REPLY_SIDES,
  type QuickReplySide,
} from '../protocol/conversation/quick-replies.js';
import { LIMITS } from '../protocol/limits.js';

/** A page of pages of categories: more than any unit has. */
const CATEGORIES = 100;

export class QuickReplySideDto {
  @ApiProperty({ enum: QUICK_REPLY_SIDES }) @IsIn(QUICK_REPLY_SIDES) for!: QuickReplySide;
}
class QuickReplyDto {
  /** Of one that is in the list already, or that ships. */
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.name, 1) id?: string;
  @ApiProperty({ maxLength: QUICK_REPLY_LIMITS.text }) @NameField(QUICK_REPLY_LIMITS.text, 1) zh!: string;
  @ApiPropertyOptional({ maxLength: QUICK_REPLY_LIMITS.text })
  @IfGiven()
  @NameField(QUICK_REPLY_LIMITS.text)
  en?: string;
  /** Empty: all but the guarded ones. */
  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(CATEGORIES)
  @TextsField(LIMITS.name)
  categories!: string[];
  @ApiPropertyOptional() @IfGiven() @IsBoolean() hidden?: boolean;
}
export class QuickRepliesDto extends QuickReplySideDto {
  /** In their order. */
  @ApiProperty({ type: [QuickReplyDto], maxItems: QUICK_REPLY_LIMITS.replies })
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QuickReplyDto)
  replies!: QuickReplyDto[];
  /** The one that was read. */
  @ApiProperty({ minimum: 0 }) @IsInt() @Min(0) version!: number;
}
