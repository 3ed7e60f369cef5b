import { Body, Controller, Get, Put } from '@nestjs/common';
import type { DeadlineRulesView } from '../../protocol/administration.js';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { DeadlineRulesDto } from './deadlines.dto.js';
import { DeadlineRulesService } from './deadline-rules.service.js';

@ApiTags('deadlines')
@Controller('deadlines')
export class DeadlinesController {
  constructor(private readonly service: DeadlineRulesService) {}

  /** Lists the rules of deadlines. */
  @Get()
  rules(@CurrentActor() actor: Actor): DeadlineRulesView {
    return this.service.shown(actor);
  }

  /** Replaces all rules of deadlines. */
  @Put()
  change(@CurrentActor() actor: Actor, @Body() { rules, tag }: DeadlineRulesDto): Promise<DeadlineRulesView> {
    return this.service.change(
      actor,
      rules.map((rule) => ({ ...rule, category: rule.category ?? null })),
      tag,
    );
  }
}
