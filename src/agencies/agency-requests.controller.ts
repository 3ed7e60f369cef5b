import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import type { Page } from '../protocol/answers.js';
import type { AgencyRequest, AgencySums } from '../protocol/relief/agency-requests.js';
import { yearOfInstant } from '../reports/year/target-pace.js';
import { YearQueryDto } from '../reports/year/year.controller.js';
import { AgencyAnswersService } from './agency-answers.service.js';
import {
  AgencyAnswerDto,
  AgencyListDto,
  AgencyReceiptDto,
  SeenAgencyRequestDto,
} from './agency-requests.dto.js';
import { AgencyRequestsListQuery } from './agency-requests-list.query.js';
import { AgencySumsQuery } from './agency-sums.query.js';

/** 请单位帮助: what other agencies are asked for. It is asked beside its lead, its petition or its call. */
@ApiTags('agencies')
@Controller('agency-requests')
export class AgencyRequestsController {
  constructor(
    private readonly query: AgencyRequestsListQuery,
    private readonly answers: AgencyAnswersService,
    private readonly sums: AgencySumsQuery,
    private readonly clock: Clock,
  ) {}

  /** Lists what the unit has asked of other agencies: what waits first, by its day. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: AgencyListDto): Promise<Page<AgencyRequest>> {
    return this.query.list(actor, question);
  }

  /** Answers what came of it in a year, agency by agency, in the order of their names. */
  @Get('sums')
  inYear(
    @CurrentActor() actor: Actor,
    @Query() { year = yearOfInstant(this.clock.now()) }: YearQueryDto,
  ): Promise<AgencySums> {
    return this.sums.of(actor, year);
  }

  /** Reminds whoever is in charge here to ask the agency, and notes it. */
  @Post(':id/remind')
  @HttpCode(200)
  remind(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenAgencyRequestDto,
  ): Promise<AgencyRequest> {
    return this.answers.remind(actor, id, version);
  }

  /** Notes the agency's receipt. */
  @Post(':id/receipt')
  @HttpCode(200)
  receipt(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AgencyReceiptDto,
  ): Promise<AgencyRequest> {
    return this.answers.receipt(actor, id, body);
  }

  /** Notes what the agency answered, and on which day. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: AgencyAnswerDto,
  ): Promise<AgencyRequest> {
    return this.answers.answer(actor, id, body);
  }

  /** Withdraws a request that waits. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { version }: SeenAgencyRequestDto,
  ): Promise<AgencyRequest> {
    return this.answers.withdraw(actor, id, version);
  }
}
