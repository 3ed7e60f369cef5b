import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { DeadlineRulesDto } from './deadlines.dto.js';
import { DeadlineRules, type DeadlineRulesShown } from './deadline-rules.js';

@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly service: DeadlineRules) {}

  @Get()
  rules(@Who() actor: Actor): DeadlineRulesShown {
    return this.service.shown(actor);
  }

  /** Replaces all rules. */
  @Put()
  change(@Who() actor: Actor, @Body() { rules, tag }: DeadlineRulesDto): Promise<DeadlineRulesShown> {
    return this.service.change(
      actor,
      rules.map((rule) => ({ ...rule, category: rule.category ?? null })),
      tag,
    );
  }
}
