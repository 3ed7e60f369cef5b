import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, Matches, ValidateIf } from 'class-validator';
import { LIMITS } from '../../protocol/limits.js';
import { ROLES, type Role } from '../../protocol/codes.js';
import { PageQueryDto } from '../../kernel/input/page-query.dto.js';
import {
  HalfWidth,
  IfGiven,
  NameField,
  PhoneField,
  SecretField,
  TextField,
} from '../../kernel/input/validation.js';

export class AccountChangeDto {
  @ApiPropertyOptional() @IfGiven() @NameField(LIMITS.name, 1) name?: string;
  /** null takes the title away. */
  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf((_, v) => v !== undefined && v !== null)
  @NameField(LIMITS.name)
  title?: string | null;
  @ApiPropertyOptional({ enum: ROLES, isArray: true })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(ROLES.length)
  @IsIn(ROLES, { each: true })
  roles?: Role[];
  @ApiPropertyOptional({ type: String, nullable: true })
  @ValidateIf((_, v) => v !== undefined && v !== null)
  @TextField(LIMITS.name)
  departmentId?: string | null;
  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(50)
  @Matches(/^[a-z][a-z0-9_]{0,49}$/, { each: true })
  skills?: string[];
  @ApiPropertyOptional({ type: [String] })
  @IfGiven()
  @IsArray()
  @ArrayUnique()
  @ArrayMaxSize(50)
  @Matches(/^[\w-]{1,50}$/, { each: true })
  communityIds?: string[];
  @ApiPropertyOptional() @IfGiven() @PhoneField() phone?: string;
  @ApiPropertyOptional() @IfGiven() @IsBoolean() disabled?: boolean;
}
export class NamedAccountDto extends AccountChangeDto {
  @ApiProperty() @HalfWidth() @Matches(/^[A-Za-z0-9._-]{2,50}$/) username!: string;
}
export class NewAccountDto extends NamedAccountDto {
  @ApiProperty({ minLength: 12 }) @SecretField(200) password!: string;
}
export class ResetPasswordDto {
  @ApiProperty({ minLength: 12 }) @SecretField(200) password!: string;
  @ApiPropertyOptional({ description: 'takes the one-time codes of a lost telephone away' })
  @IfGiven()
  @IsBoolean()
  withoutTotp?: boolean;
  @ApiPropertyOptional({
    description: 'the administrator’s own: asked of whoever signed in longer ago than ten minutes',
  })
  @IfGiven()
  @SecretField(200)
  current?: string;
}
export class AccountFilterDto extends PageQueryDto {
  @ApiPropertyOptional() @IfGiven() @TextField(LIMITS.search) q?: string;
  @ApiPropertyOptional({ enum: ROLES }) @IfGiven() @IsIn(ROLES) role?: Role;
}
