import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import { DefaultPolicyService, type PolicyView } from './default-policy.service.js';
import { PolicyDto } from './policies.dto.js';

@ApiTags('policies')
@Controller('policy')
export class DefaultPolicyController {
  constructor(private readonly service: DefaultPolicyService) {}

  /** Answers the escalation policy that holds where no other fits. */
  @Get()
  read(@CurrentActor() actor: Actor): PolicyView {
    return this.service.read(actor);
  }

  /** Replaces the escalation policy that holds where no other fits. */
  @Put()
  change(@CurrentActor() actor: Actor, @Body() { steps, tag }: PolicyDto): Promise<PolicyView> {
    return this.service.change(actor, steps, tag);
  }
}
