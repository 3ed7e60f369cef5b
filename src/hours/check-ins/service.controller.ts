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

  /** Answers whether one is checked in to service, and what was served lately. */
  @Get()
  state(@CurrentActor() actor: Actor): Promise<ServiceState> {
    return this.service.state(actor);
  }

  /** Lists who may be named as in charge of a service. */
  @Get('people')
  people(@CurrentActor() actor: Actor): InCharge {
    return { items: peopleInChargeFor(this.directory, actor) };
  }

  /** Checks in to service. */
  @Post('check-in')
  @HttpCode(200)
  checkIn(@CurrentActor() actor: Actor, @Body() body: CheckInDto): Promise<ServiceState> {
    return this.service.checkIn(actor, body);
  }

  /** Checks out of service. */
  @Post('check-out')
  @HttpCode(200)
  checkOut(@CurrentActor() actor: Actor, @Body() body: CheckOutDto): Promise<ServiceState> {
    return this.service.checkOut(actor, body);
  }
}
