import { Type } from 'class-transformer';
import { IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { refuse } from '../refusal.js';
import { Name, Words } from '../validation.js';

const ISO_UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;
/** @throws Refusal for a day that no calendar has. */
export const instantOf = (field: string, text: string): number => {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? refuse('invalid', { fields: { [field]: 'field_invalid' } }) : instant;
};

export class PagingDto {
  @IsOptional() @Words(200) cursor?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(LIMITS.pageSize) limit?: number;
}

export class NameDto {
  @Name(LIMITS.name, 1) name!: string;
}
export class RenameDto extends NameDto {
  /** What the reader saw; a change by somebody else since then is refused. */
  @IsOptional() @Words(40) tag?: string;
}

export class NewPostingDto {
  @Words(40) officerId!: string;
  @Words(40) communityId!: string;
  @IsOptional() @Matches(ISO_UTC) startsAt?: string;
  @IsOptional() @Matches(ISO_UTC) endsAt?: string | null;
}
export class EndPostingDto {
  /** null: until further notice. */
  @ValidateIf((dto: EndPostingDto) => dto.endsAt !== null) @Matches(ISO_UTC) endsAt!: string | null;
  @IsOptional() @Words(40) tag?: string;
}
