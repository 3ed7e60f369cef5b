import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, ValidateIf } from 'class-validator';
import { LIMITS } from '../protocol/limits.js';
import {
  CallBackPhoneField,
  IfGiven,
  NameField,
  OneTimeCodeField,
  PinField,
  SecretField,
  TextField,
} from '../kernel/input/validation.js';

const KINDS = ['community', 'shift', 'wall'] as const;

export class NewDeviceDto {
  @ApiProperty({ enum: KINDS }) @IsIn(KINDS) kind!: (typeof KINDS)[number];
  @ApiPropertyOptional({ description: 'of a community device' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  communityId?: string;
  @ApiPropertyOptional({ description: 'of a shift phone; absent: every officer of the unit may take it' })
  @IfGiven()
  @TextField(LIMITS.name, 1)
  departmentId?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.deviceLabel })
  @IfGiven()
  @NameField(LIMITS.deviceLabel)
  label?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.phone }) @IfGiven() @CallBackPhoneField() phone?: string;
}
export class EnrolDto {
  @ApiProperty({ maxLength: LIMITS.enrolmentCode }) @TextField(LIMITS.enrolmentCode, 1) code!: string;
}
export class PersonDto {
  /** null: nobody has said who acts. */
  @ApiProperty({ type: String, nullable: true })
  @ValidateIf((_, v) => v !== null)
  @TextField(LIMITS.name, 1)
  personId!: string | null;
}
export class PinDto {
  @ApiProperty({ maxLength: LIMITS.name }) @TextField(LIMITS.name, 1) personId!: string;
  @ApiProperty({ pattern: '^\\d{6}$' }) @PinField() pin!: string;
}
export class FirstPinDto extends PinDto {
  @ApiProperty({ maxLength: 200 }) @SecretField(200) password!: string;
  @ApiPropertyOptional({ description: 'the one-time code, where the account has one' })
  @IfGiven()
  @OneTimeCodeField()
  code?: string;
}
