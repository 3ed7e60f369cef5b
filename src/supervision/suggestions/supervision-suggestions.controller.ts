import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { Page } from '../../protocol/answers.js';
import type { SupervisionSuggestion } from '../../protocol/relief/supervision.js';
import { SuggestionDecisionDto, SuggestionListDto } from '../supervision.dto.js';
import { SupervisionSuggestionsService } from './supervision-suggestions.service.js';

/** 检察建议: the same kind of lead came again; a person decides. */
@ApiTags('supervision')
@Controller('supervision-suggestions')
export class SupervisionSuggestionsController {
  constructor(private readonly suggestions: SupervisionSuggestionsService) {}

  /** Lists where leads of one kind came again, the newest first. */
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query() question: SuggestionListDto,
  ): Promise<Page<SupervisionSuggestion>> {
    return this.suggestions.list(actor, question);
  }

  /** Decides whether a suggestion is drafted, or it is set aside with a reason. */
  @Post(':id/decision')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() decision: SuggestionDecisionDto,
  ): Promise<SupervisionSuggestion> {
    return this.suggestions.decide(actor, id, decision);
  }
}
