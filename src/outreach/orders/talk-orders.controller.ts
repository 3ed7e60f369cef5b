import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Page } from '../../protocol/answers.js';
import type { TalkOrder } from '../../protocol/outreach/talk-orders.js';
import { TalkAnswersService } from './talk-answers.service.js';
import { TalkAnswerDto, TalkOrderDto, TalkOrderQueryDto } from './talk-orders.dto.js';
import { TalkOrdersListQuery } from './talk-orders-list.query.js';
import { TalkOrdersService } from './talk-orders.service.js';

/** 点单普法: communities order talks, and are answered in a set time. */
@ApiTags('outreach')
@Controller('talk-orders')
export class TalkOrdersController {
  constructor(
    private readonly query: TalkOrdersListQuery,
    private readonly orders: TalkOrdersService,
    private readonly answers: TalkAnswersService,
  ) {}

  /** Lists orders of talks: those without an answer first, by their deadline. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: TalkOrderQueryDto): Promise<Page<TalkOrder>> {
    return this.query.list(actor, question);
  }

  /** Orders a talk for a community, or an enterprise there. 201 the first time, 200 for the same id after. */
  @Post()
  @ApiCreatedResponse()
  @ApiOkResponse()
  async order(
    @CurrentActor() actor: Actor,
    @Body() body: TalkOrderDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TalkOrder> {
    const { order, made } = await this.orders.order(actor, body);
    response.status(made ? HttpStatus.CREATED : HttpStatus.OK);
    return order;
  }

  /** Answers an order; the first answer stops its clock. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() answer: TalkAnswerDto,
  ): Promise<TalkOrder> {
    return this.answers.answer(actor, id, answer);
  }

  /** Says that an ordered talk took place. */
  @Post(':id/held')
  @HttpCode(200)
  held(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TalkOrder> {
    return this.answers.held(actor, id);
  }

  /** Withdraws one's own order. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<TalkOrder> {
    return this.orders.withdraw(actor, id);
  }
}
