import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { SuggestedArticle } from '../../protocol/words/articles.js';
import { ArticleUseDto, AskedArticlesDto } from '../articles.dto.js';
import { CallArticlesQuery } from './call-articles.query.js';

/** 知识: what the unit knows that fits a call. */
@ApiTags('knowledge')
@Controller('calls/:id/knowledge')
export class CallArticlesController {
  constructor(private readonly articles: CallArticlesQuery) {}

  /** Suggests articles beside a call, five at most, each with why; `q` searches instead. */
  @Get()
  async suggest(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { q }: AskedArticlesDto,
  ): Promise<{ items: SuggestedArticle[] }> {
    return { items: await this.articles.suggest(actor, id, q) };
  }

  /** Counts that an article was put into a reply: the count only, neither the call nor the person. */
  @Post()
  @HttpCode(200)
  async used(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { articleId }: ArticleUseDto,
  ): Promise<Record<string, never>> {
    await this.articles.used(actor, id, articleId);
    return {};
  }
}
