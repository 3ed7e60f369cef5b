import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, Matches } from 'class-validator';
import { UNIT_LEVELS, type UnitLevel } from '../../protocol/people/units.js';
import { LIMITS } from '../../protocol/limits.js';
import { IfGiven, HalfWidth, NameField, SecretField, TextField } from '../../kernel/input/validation.js';
import { LockoutService } from '../sign-in/lockout.service.js';
import { SetupService } from './setup.service.js';

class SetupDto {
  @ApiProperty() @TextField(200, 1) setupCode!: string;
  @ApiProperty() @NameField(LIMITS.name, 1) unitName!: string;
  @ApiPropertyOptional({ description: 'administrative division code' })
  @IfGiven()
  @HalfWidth()
  @Matches(/^\d{6}$/)
  unitCode?: string;
  @ApiPropertyOptional({ enum: UNIT_LEVELS, description: '`district` without it' })
  @IfGiven()
  @IsIn(UNIT_LEVELS)
  level?: UnitLevel;
  @ApiProperty() @HalfWidth() @Matches(/^[A-Za-z0-9._-]{2,50}$/) username!: string;
  @ApiProperty({ minLength: 12 }) @SecretField(200) password!: string;
  @ApiProperty() @NameField(LIMITS.name, 1) name!: string;
}
const SETUP = '(setup)';

@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly lockout: LockoutService,
  ) {}

  /** Makes the first unit and its first administrator, with the setup code. */
  @Post()
  @HttpCode(204)
  async make(@Body() p: SetupDto, @Ip() address: string): Promise<void> {
    await this.lockout.guard(
      SETUP,
      { address },
      () => this.setup.make(p),
      (refusal) => refusal.details.fields?.setupCode !== undefined,
    );
  }
}
