import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { PoliciesView, PolicyWarning } from '../../protocol/calls/policy.js';
import { PoliciesDto } from './policies.dto.js';
import { PoliciesService } from './policies.service.js';

@ApiTags('policies')
@Controller('policies')
export class PoliciesController {
  constructor(private readonly policies: PoliciesService) {}

  /** Lists the escalation policies in the order in which they are tried. */
  @Get()
  list(@CurrentActor() actor: Actor): Promise<PoliciesView> {
    return this.policies.list(actor);
  }
  /** Replaces all escalation policies, in this order. */
  @Put()
  change(@CurrentActor() actor: Actor, @Body() { items, tag }: PoliciesDto): Promise<PoliciesView> {
    return this.policies.change(actor, items, tag);
  }
  /** Answers which steps could ring nobody as things are. */
  @Post('check')
  @HttpCode(200)
  check(@CurrentActor() actor: Actor, @Body() { items }: PoliciesDto): { items: PolicyWarning[] } {
    return { items: this.policies.check(actor, items) };
  }
}
