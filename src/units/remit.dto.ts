import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import { HalfWidth, NameField, TextField } from '../kernel/input/validation.js';

/** Short national numbers (110, 96110) count as well as long ones. */
const DIALLED = /^\+?[0-9][0-9 ()-]{1,18}[0-9]$/;

export class NewBodyDto {
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
  @ApiProperty() @HalfWidth() @Matches(DIALLED) phone!: string;
  @ApiPropertyOptional() @IsOptional() @NameField(LIMITS.name) contact?: string;
  @ApiProperty() @TextField(LIMITS.remit, 1) remit!: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
}
export class ChangeBodyDto {
  @ApiPropertyOptional() @IsOptional() @NameField(LIMITS.name, 1) name?: string;
  @ApiPropertyOptional() @IsOptional() @HalfWidth() @Matches(DIALLED) phone?: string;
  @ApiPropertyOptional() @IsOptional() @NameField(LIMITS.name) contact?: string;
  @ApiPropertyOptional() @IsOptional() @TextField(LIMITS.remit, 1) remit?: string;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(10_000) position?: number;
  @ApiPropertyOptional() @IsOptional() @TextField(40) tag?: string;
}
export class NewCategoryDto {
  @ApiProperty() @Matches(/^[a-z][a-z0-9_]{1,39}$/) code!: string;
  @ApiProperty() @NameField(LIMITS.categoryName, 1) nameZh!: string;
  @ApiProperty() @NameField(LIMITS.name, 1) nameEn!: string;
}
