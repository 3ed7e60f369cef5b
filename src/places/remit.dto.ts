import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { LIMITS } from '../protocol/words.js';
import { HalfWidth, Name, Words } from '../validation.js';

/** Short national numbers (110, 96110) count as well as long ones. */
const DIALLED = /^\+?[0-9][0-9 ()-]{1,18}[0-9]$/;

export class NewBodyDto {
  @Name(LIMITS.name, 1) name!: string;
  @HalfWidth() @Matches(DIALLED) phone!: string;
  @Words(200, 1) remit!: string;
  @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
}
export class ChangeBodyDto {
  @IsOptional() @Name(LIMITS.name, 1) name?: string;
  @IsOptional() @HalfWidth() @Matches(DIALLED) phone?: string;
  @IsOptional() @Words(200, 1) remit?: string;
  @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
  @IsOptional() @Words(40) tag?: string;
}
export class NewCategoryDto {
  @Matches(/^[a-z][a-z0-9_]{1,39}$/) code!: string;
  @Name(20, 1) nameZh!: string;
  @Name(LIMITS.name, 1) nameEn!: string;
}
