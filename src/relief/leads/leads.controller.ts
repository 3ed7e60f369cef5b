import { Body, Controller, Get, HttpCode, HttpStatus, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { Page } from '../../protocol/answers.js';
import type { LeadDetail, LeadSummary } from '../../protocol/relief/leads.js';
import { LeadFollowUpsService } from './lead-follow-ups.service.js';
import { LeadRevealService } from './lead-reveal.service.js';
import { LeadStepsService } from './lead-steps.service.js';
import {
  LeadAnswerDto,
  LeadChangeDto,
  LeadPaymentDto,
  LeadQueryDto,
  LeadStepDto,
  LeadVisitDto,
  NewLeadDto,
  RevealLeadDto,
} from './leads.dto.js';
import { LeadsListQuery } from './leads-list.query.js';
import { LeadsService } from './leads.service.js';

/** 国家司法救助: leads, from where help ends to where casework begins, and what follows after it. */
@ApiTags('relief')
@Controller('leads')
export class LeadsController {
  constructor(
    private readonly query: LeadsListQuery,
    private readonly leads: LeadsService,
    private readonly steps: LeadStepsService,
    private readonly followUps: LeadFollowUpsService,
    private readonly looks: LeadRevealService,
  ) {}

  /** Lists leads: what is due first, then what waits, then what has ended. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: LeadQueryDto): Promise<Page<LeadSummary>> {
    return this.query.list(actor, question);
  }

  /** Makes a lead of a call, an activity or a department's word. 201 the first time, 200 for the same by the same person. */
  @Post()
  @ApiCreatedResponse()
  @ApiOkResponse()
  async make(
    @CurrentActor() actor: Actor,
    @Body() body: NewLeadDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LeadDetail> {
    const { lead, made } = await this.leads.create(actor, body);
    response.status(made ? HttpStatus.CREATED : HttpStatus.OK);
    return lead;
  }

  /** Shows one lead, its particulars masked. */
  @Get(':id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<LeadDetail> {
    return this.query.one(actor, id);
  }

  /** Hands a lead to another in charge, or corrects it: what is given, and leaves the rest. */
  @Patch(':id')
  change(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LeadChangeDto,
  ): Promise<LeadDetail> {
    return this.leads.change(actor, id, body);
  }

  /** Writes the next step of a lead. */
  @Post(':id/steps')
  @HttpCode(200)
  step(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LeadStepDto,
  ): Promise<LeadDetail> {
    return this.steps.write(actor, id, body);
  }

  /** Notes a visit after the relief; each once. */
  @Post(':id/visits')
  @HttpCode(200)
  visit(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LeadVisitDto,
  ): Promise<LeadDetail> {
    return this.followUps.visit(actor, id, body);
  }

  /** Notes when the money arrived, and that the applicant was told. */
  @Post(':id/payment')
  @HttpCode(200)
  payment(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LeadPaymentDto,
  ): Promise<LeadDetail> {
    return this.followUps.payment(actor, id, body);
  }

  /** Notes what whoever a lead was referred to answered. */
  @Post(':id/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: LeadAnswerDto,
  ): Promise<LeadDetail> {
    return this.followUps.answer(actor, id, body);
  }

  /** Shows a lead's particulars in clear, for a reason. It is written to the audit trail. */
  @Post(':id/reveal')
  @HttpCode(200)
  reveal(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: RevealLeadDto,
  ): Promise<LeadDetail> {
    return this.looks.reveal(actor, id, reason);
  }
}
