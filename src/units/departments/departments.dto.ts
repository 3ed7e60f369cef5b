/** What may be said of a department. */
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IfGiven, NameField, OrNull, TextField } from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';

const ID = 60;
const MOST_POSITION = 10_000;
const STRING_OR_NULL = { type: String, nullable: true } as const;

export class NewDepartmentDto {
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
  /** What it does, in words. */
  @ApiPropertyOptional() @IfGiven() @NameField(LIMITS.remit) remit?: string;
  /** Who heads it: an account of the unit's staff. */
  @ApiPropertyOptional(STRING_OR_NULL) @OrNull() @TextField(ID, 1) headId?: string | null;
}
export class ChangeDepartmentDto {
  @ApiPropertyOptional() @IfGiven() @NameField(LIMITS.name, 1) name?: string;
  @ApiPropertyOptional() @IfGiven() @NameField(LIMITS.remit) remit?: string;
  /** null: nobody. */
  @ApiPropertyOptional(STRING_OR_NULL) @OrNull() @TextField(ID, 1) headId?: string | null;
  /** Lower ones come first. */
  @ApiPropertyOptional() @IfGiven() @IsInt() @Min(0) @Max(MOST_POSITION) position?: number;
  /** What the reader saw; a change by somebody else since then is refused. */
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
