import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Claim, Decisions, HoursEvidence } from '../../protocol/hours.js';
import type { Page } from '../../protocol/answers.js';
import { ClaimDecisionsService } from './claim-decisions.service.js';
import { ClaimsService } from './claims.service.js';
import { ClaimsQuery } from './claims.query.js';
import { EvidenceQuery } from '../evidence/evidence.query.js';
import { ClaimDto, ClaimListQueryDto, RulingDto } from '../hours.dto.js';
import { HoursViewsService } from '../hours-views.service.js';
import { readSpan } from '../../kernel/time/query-span.js';
import { refusalsOf } from '../verdicts/verdicts.service.js';

@ApiTags('hours')
@Controller('hours/claims')
export class ClaimsController {
  constructor(
    private readonly query: ClaimsQuery,
    private readonly claims: ClaimsService,
    private readonly decisions: ClaimDecisionsService,
    private readonly evidence: EvidenceQuery,
    private readonly views: HoursViewsService,
  ) {}

  /** Lists claims of service: one's own, or the unit's for its coordinators. */
  @Get()
  list(
    @CurrentActor() actor: Actor,
    @Query() question: ClaimListQueryDto,
  ): Promise<Page<Claim> & { total: number }> {
    const { from, to, ...filter } = question;
    return this.query.list(actor, { ...filter, ...readSpan({ from, to }) });
  }

  /** Claims service that was not measured. 201 the first time, 200 for the same id after. */
  @Post()
  @ApiCreatedResponse()
  @ApiOkResponse()
  async enter(
    @CurrentActor() actor: Actor,
    @Body() body: ClaimDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Claim> {
    const emptyAllowed = body.contests !== undefined;
    const span = readSpan(body, { required: true, emptyAllowed });
    const { claim, made } = await this.claims.enter(actor, { ...body, ...span });
    response.status(made ? HttpStatus.CREATED : HttpStatus.OK);
    return this.views.claim(claim);
  }

  /** Approves or returns claims, one or many. What was refused of single ones is said beside what was decided. */
  @Post('decisions')
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: Actor,
    @Body() { ids, ...ruling }: RulingDto,
  ): Promise<Decisions<Claim>> {
    const { decided, refused } = await this.decisions.decide(actor, ids, ruling);
    return { decided: decided.map((row) => this.views.claim(row)), refused: refusalsOf(refused, actor) };
  }

  /** Answers what a claim rests on. */
  @Get(':id/evidence')
  show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<HoursEvidence> {
    return this.evidence.ofClaim(actor, id);
  }

  /** Withdraws a claim. */
  @Post(':id/withdraw')
  @HttpCode(200)
  async withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Claim> {
    return this.views.claim(await this.claims.withdraw(actor, id));
  }
}
