import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { Pin, Secret } from '../../kernel/input/validation.js';
import type { Actor } from '../../kernel/actor.js';
import { Pins } from './pins.js';
import { Who } from '../../access/who.js';

class OwnPinDto {
  @ApiProperty({ maxLength: 200 }) @Secret(200) password!: string;
  @ApiProperty({ pattern: '^\\d{6}$' }) @Pin() pin!: string;
}

@ApiTags('me')
@Controller('me')
export class PinController {
  constructor(private readonly pins: Pins) {}

  /** The PIN by which one is known on shared devices, set or changed with the password. */
  @Put('pin')
  @HttpCode(204)
  set(@Who() actor: Actor, @Body() { password, pin }: OwnPinDto): Promise<void> {
    return this.pins.setOwn(actor, password, pin);
  }
}
