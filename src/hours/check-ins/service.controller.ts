import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { Directory } from '../../directory/directory.js';
import type { InCharge, ServiceState } from '../../protocol/service.js';
import { CheckInBody, CheckOutBody } from './service.dto.js';
import { leadersFor } from './service-people.js';
import { ServiceSessions } from './service.js';

@ApiTags('service')
@Controller('service')
export class ServiceController {
  constructor(
    private readonly service: ServiceSessions,
    private readonly directory: Directory,
  ) {}

  @Get()
  state(@Who() actor: Actor): Promise<ServiceState> {
    return this.service.state(actor);
  }

  /** Who may be named as in charge. */
  @Get('people')
  people(@Who() actor: Actor): InCharge {
    return { items: leadersFor(this.directory, actor) };
  }

  @Post('check-in')
  @HttpCode(200)
  checkIn(@Who() actor: Actor, @Body() body: CheckInBody): Promise<ServiceState> {
    return this.service.checkIn(actor, body);
  }

  @Post('check-out')
  @HttpCode(200)
  checkOut(@Who() actor: Actor, @Body() body: CheckOutBody): Promise<ServiceState> {
    return this.service.checkOut(actor, body);
  }
}
