import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { CategorySuggestions } from '../protocol/words/category-suggestions.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { CategoryModels } from './category-models.cache.js';
import { TypedWordsDto } from './category-suggestions.dto.js';
import { suggestedOf } from './suggested.js';

@ApiTags('calls')
@Controller('category-suggestions')
export class CategorySuggestionsController {
  constructor(
    private readonly models: CategoryModels,
    private readonly limits: MessageLimits,
  ) {}

  /** Says what words that are being typed sound like. They are neither kept nor logged, and nothing is set by it. */
  @Post()
  @HttpCode(200)
  async suggest(
    @CurrentActor() actor: Actor,
    @Body() { words }: TypedWordsDto,
  ): Promise<CategorySuggestions> {
    await this.limits.charge('suggest', actor);
    return { items: suggestedOf(this.models.likelihoods(actor.unitId, words)) };
  }
}
