import { Body, Controller, Get, HttpCode, HttpStatus, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import type { Claim, Decisions, HoursEvidence } from '../../protocol/hours.js';
import type { Page } from '../../protocol/shapes.js';
import { ClaimDecisions } from './claim-decisions.js';
import { Claims } from './claims.js';
import { ClaimsQuery } from './claims.query.js';
import { Evidence } from '../evidence/evidence.js';
import { ClaimBody, ClaimsQuestion, RulingBody } from '../hours.dto.js';
import { HoursShown } from '../lines.js';
import { readSpan } from '../../kernel/time/span.js';
import { refusalsOf } from '../verdicts/verdicts.js';

@ApiTags('hours')
@Controller('hours/claims')
export class ClaimsController {
  constructor(
    private readonly query: ClaimsQuery,
    private readonly claims: Claims,
    private readonly decisions: ClaimDecisions,
    private readonly evidence: Evidence,
    private readonly shown: HoursShown,
  ) {}

  @Get()
  list(@Who() actor: Actor, @Query() question: ClaimsQuestion): Promise<Page<Claim> & { total: number }> {
    const { from, to, ...filter } = question;
    return this.query.list(actor, { ...filter, ...readSpan({ from, to }) });
  }

  /** 201 the first time, 200 for the same id after. */
  @Post()
  async enter(
    @Who() actor: Actor,
    @Body() body: ClaimBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Claim> {
    const emptyAllowed = body.contests !== undefined;
    const span = readSpan(body, { required: true, emptyAllowed });
    const { claim, made } = await this.claims.enter(actor, { ...body, ...span });
    response.status(made ? HttpStatus.CREATED : HttpStatus.OK);
    return this.shown.claim(claim);
  }

  @Post('decisions')
  @HttpCode(200)
  async decide(@Who() actor: Actor, @Body() { ids, ...ruling }: RulingBody): Promise<Decisions<Claim>> {
    const { decided, refused } = await this.decisions.decide(actor, ids, ruling);
    return { decided: decided.map((row) => this.shown.claim(row)), refused: refusalsOf(refused, actor) };
  }

  @Get(':id/evidence')
  show(@Who() actor: Actor, @Param('id') id: string): Promise<HoursEvidence> {
    return this.evidence.ofClaim(actor, id);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  async withdraw(@Who() actor: Actor, @Param('id') id: string): Promise<Claim> {
    return this.shown.claim(await this.claims.withdraw(actor, id));
  }
}
