import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { Directory } from '../../directory/directory.js';
import type { InCharge, ServiceState } from '../../protocol/service.js';
import { CheckInDto, CheckOutDto } from './service.dto.js';
import { peopleInChargeFor } from './service-roles.js';
import { ServiceSessionsService } from './service-sessions.service.js';

@ApiTags('service')
@Controller('service')
export class ServiceController {
  constructor(
    private readonly service: ServiceSessionsService,
    private readonly directory: Directory,
  ) {}

  @Get()
  state(@CurrentActor() actor: Actor): Promise<ServiceState> {
    return this.service.state(actor);
  }

  /** Who may be named as in charge. */
  @Get('people')
  people(@CurrentActor() actor: Actor): InCharge {
    return { items: peopleInChargeFor(this.directory, actor) };
  }

  @Post('check-in')
  @HttpCode(200)
  checkIn(@CurrentActor() actor: Actor, @Body() body: CheckInDto): Promise<ServiceState> {
    return this.service.checkIn(actor, body);
  }

  @Post('check-out')
  @HttpCode(200)
  checkOut(@CurrentActor() actor: Actor, @Body() body: CheckOutDto): Promise<ServiceState> {
    return this.service.checkOut(actor, body);
  }
}
