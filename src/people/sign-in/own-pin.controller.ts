import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { PinField, SecretField } from '../../kernel/input/validation.js';
import type { Actor } from '../../kernel/actor.js';
import { PinsService } from './pins.service.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';

class OwnPinDto {
  @ApiProperty({ maxLength: 200 }) @SecretField(200) password!: string;
  @ApiProperty({ pattern: '^\\d{6}$' }) @PinField() pin!: string;
}

@ApiTags('me')
@Controller('me')
export class OwnPinController {
  constructor(private readonly pins: PinsService) {}

  /** Sets the PIN by which one is known on shared devices, with the password. */
  @Put('pin')
  @HttpCode(204)
  set(@CurrentActor() actor: Actor, @Body() { password, pin }: OwnPinDto): Promise<void> {
    return this.pins.setOwn(actor, password, pin);
  }
}
