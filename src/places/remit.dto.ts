import { IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { Words } from '../validation.js';

/** Short national numbers (110, 96110) count as well as long ones. */
const DIALLED = /^\+?[0-9][0-9 ()-]{1,18}[0-9]$/;

export class NewBodyDto {
  @Words(LIMITS.name, 1) name!: string;
  @Matches(DIALLED) phone!: string;
  @Words(200, 1) remit!: string;
  @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
}
export class ChangeBodyDto {
  @IsOptional() @Words(LIMITS.name, 1) name?: string;
  @IsOptional() @Matches(DIALLED) phone?: string;
  @IsOptional() @Words(200, 1) remit?: string;
  @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
  @IsOptional() @IsString() @MaxLength(40) tag?: string;
}
export class NewCategoryDto {
  @Matches(/^[a-z][a-z0-9_]{1,39}$/) code!: string;
  @Words(20, 1) nameZh!: string;
  @Words(LIMITS.name, 1) nameEn!: string;
}
