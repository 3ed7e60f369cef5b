import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import type { Page } from '../protocol/answers.js';
import type { Article, ArticleLine, ArticleVersion } from '../protocol/words/articles.js';
import {
  ArticleChangeDto,
  ArticleListDto,
  ArticleReviewDto,
  NewArticleDto,
  SeenArticleDto,
} from './articles.dto.js';
import { ArticlesQuery } from './articles.query.js';
import { ArticlesService } from './articles.service.js';

/** 知识库: what the unit knows, each article with an owner and a day by which it is looked at again. */
@ApiTags('knowledge')
@Controller('articles')
export class ArticlesController {
  constructor(
    private readonly query: ArticlesQuery,
    private readonly articles: ArticlesService,
  ) {}

  /** Lists the articles that the reader may know: theirs to review first, then the newest; searched, the best first. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: ArticleListDto): Promise<Page<ArticleLine>> {
    return this.query.list(actor, filter);
  }

  /** Writes an article, as a draft. 201 the first time, 200 after. */
  @Post()
  @ApiCreatedResponse()
  @ApiOkResponse()
  async make(
    @CurrentActor() actor: Actor,
    @Body() given: NewArticleDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Article> {
    const { article, made } = await this.articles.make(actor, given);
    response.status(made ? 201 : 200);
    return article;
  }

  /** Answers one article with its body. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Article> {
    return this.query.one(actor, id);
  }

  /** Changes what is given of an article: its owner, or a coordinator. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() change: ArticleChangeDto,
  ): Promise<Article> {
    return this.articles.change(actor, id, change);
  }

  /** Lists what an article said before, the newest first. */
  @Get(':id/versions')
  versions(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { cursor, limit }: PageQueryDto,
  ): Promise<Page<ArticleVersion>> {
    return this.query.versions(actor, id, cursor, limit);
  }

  /** Publishes an article; a withdrawn one again. */
  @Post(':id/publish')
  @HttpCode(200)
  publish(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenArticleDto,
  ): Promise<Article> {
    return this.articles.publish(actor, id, version);
  }

  /** Says that an article was looked at and is right, and when it is looked at again. */
  @Post(':id/review')
  @HttpCode(200)
  review(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() review: ArticleReviewDto,
  ): Promise<Article> {
    return this.articles.review(actor, id, review);
  }

  /** Withdraws an article: it is suggested no more, and kept. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenArticleDto,
  ): Promise<Article> {
    return this.articles.withdraw(actor, id, version);
  }
}
