import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { pageOfList } from '../kernel/page-of-list.js';
import type { Holder, Page } from '../protocol/answers.js';
import type { Message } from '../protocol/calls/message.js';
import type { CallBack, ReviewFigures, SampleReview } from '../protocol/residents/reviews.js';
import { DAY } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { reviewFigures } from './review-figures.query.js';
import { AssignCallBackDto, CallBackDoneDto, CallBackListDto, SampleReviewDto } from './reviews.dto.js';
import { ReviewsQuery } from './reviews.query.js';
import { ReviewsService } from './reviews.service.js';

const YEAR = 365 * DAY;

/** 回访与抽查: who was not satisfied is called back by somebody else, and a few closed calls a month are looked at. */
@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly query: ReviewsQuery,
    private readonly service: ReviewsService,
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  /** Counts the calls back that were due and made, and what the samples of a year showed. */
  @Get('figures')
  figures(@CurrentActor() { id, unitId }: Actor): Promise<ReviewFigures> {
    const now = this.clock.now();
    return reviewFigures(this.store.long, unitId, { since: now - YEAR, now, reader: id });
  }

  /** Lists the calls back to be made, or those made: none of a call that the reader handled. */
  @Get('call-backs')
  async callBacks(
    @CurrentActor() actor: Actor,
    @Query() { state, ...page }: CallBackListDto,
  ): Promise<Page<CallBack>> {
    return pageOfList(await this.query.callBacks(actor, state ?? 'open'), page);
  }

  /** Lists to whom a call back can be given: the other coordinators but for who handled the call. */
  @Get('call-backs/:id/assignees')
  async assignees(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: Holder[] }> {
    return { items: await this.service.assignees(actor, id) };
  }

  /** Takes a call back, or gives it to another coordinator: nobody who handled the call. */
  @Post('call-backs/:id/assignee')
  @HttpCode(200)
  async assign(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() given: AssignCallBackDto,
  ): Promise<CallBack> {
    return (await this.query.callBackViews(actor, [await this.service.assign(actor, id, given)]))[0]!;
  }

  /** Notes that the call back was made, how, and what came of it. */
  @Post('call-backs/:id/done')
  @HttpCode(200)
  async done(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() said: CallBackDoneDto,
  ): Promise<CallBack> {
    return (await this.query.callBackViews(actor, [await this.service.done(actor, id, said)]))[0]!;
  }

  /** Lists the closed calls that were drawn for review: none that the reader handled. */
  @Get('samples')
  async samples(@CurrentActor() actor: Actor, @Query() page: PageQueryDto): Promise<Page<SampleReview>> {
    return pageOfList(await this.query.samples(actor), page);
  }

  /** Answers the conversation of a call that was drawn; that it was read is written to the audit trail. */
  @Get('samples/:id/messages')
  messages(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: Message[] }> {
    return this.service.conversation(actor, id);
  }

  /** Notes what the review of a drawn call found. */
  @Post('samples/:id')
  @HttpCode(200)
  async review(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() said: SampleReviewDto,
  ): Promise<SampleReview> {
    return (await this.query.sampleViews(actor, [await this.service.review(actor, id, said)]))[0]!;
  }
}
