import { Body, Controller, HttpCode, Ip, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import { LIMITS } from '../../protocol/words.js';
import { Given, HalfWidth, Name, Secret, Words } from '../../kernel/input/validation.js';
import { Lockout } from '../sign-in/lockout.js';
import { Setup } from './setup.js';

class SetupDto {
  @ApiProperty() @Words(200, 1) setupCode!: string;
  @ApiProperty() @Name(LIMITS.name, 1) unitName!: string;
  @ApiPropertyOptional({ description: 'administrative division code' })
  @Given()
  @HalfWidth()
  @Matches(/^\d{6}$/)
  unitCode?: string;
  @ApiProperty() @HalfWidth() @Matches(/^[A-Za-z0-9._-]{2,50}$/) username!: string;
  @ApiProperty({ minLength: 12 }) @Secret(200) password!: string;
  @ApiProperty() @Name(LIMITS.name, 1) name!: string;
}
const SETUP = '(setup)';

@ApiTags('setup')
@Controller('setup')
export class SetupController {
  constructor(
    private readonly setup: Setup,
    private readonly lockout: Lockout,
  ) {}

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
