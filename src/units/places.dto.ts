import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { NameField, TextField } from '../kernel/input/validation.js';

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
/** @throws Refusal for a day that no calendar has. */
export const toInstant = (field: string, text: string): number => {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? refuse('invalid', { fields: { [field]: 'field_invalid' } }) : instant;
};

export class PagingDto {
  @ApiPropertyOptional() @IsOptional() @TextField(200) cursor?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.pageSize)
  limit?: number;
}

export class SoughtDto {
  @ApiProperty({ description: 'a part of a name, or its pinyin' }) @TextField(LIMITS.search) q!: string;
}
export class NameDto {
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
}
export class RenameDto extends NameDto {
  /** What the reader saw; a change by somebody else since then is refused. */
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}

export class NewPostingDto {
  @ApiProperty() @TextField(40) officerId!: string;
  @ApiProperty() @TextField(40) communityId!: string;
  @ApiPropertyOptional({ format: 'date-time' }) @IsOptional() @Matches(ISO_UTC) startsAt?: string;
  @ApiPropertyOptional({ type: String, format: 'date-time', nullable: true })
  @IsOptional()
  @Matches(ISO_UTC)
  endsAt?: string | null;
}
export class EndPostingDto {
  /** null: until further notice. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  @ValidateIf((dto: EndPostingDto) => dto.endsAt !== null)
  @Matches(ISO_UTC)
  endsAt!: string | null;
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
