import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Proposal } from '../protocol/reports.js';
import type { Page } from '../protocol/answers.js';
import { LIMITS } from '../protocol/limits.js';
import { PageQueryDto } from '../kernel/input/page-query.dto.js';
import { IfGiven, LocalDayField, TextField } from '../kernel/input/validation.js';
import { ProposalsService, type ProposalDecision, type ProposalFilter } from './proposals.service.js';

const DECISIONS = ['planned', 'done', 'dismissed'] as const;

class ProposalFilterDto extends PageQueryDto implements ProposalFilter {
  @ApiPropertyOptional({ description: 'open, planned, done, dismissed; several with commas' })
  @IfGiven()
  @TextField(100)
  state?: string;
}
class ProposalDecisionDto implements ProposalDecision {
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision!: (typeof DECISIONS)[number];
  @ApiPropertyOptional({ format: 'date', description: 'the day of the visit; required with `planned`' })
  @IfGiven()
  @LocalDayField()
  plannedFor?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.note, description: 'required with `dismissed`' })
  @IfGiven()
  @TextField(LIMITS.note)
  note?: string;
}

/** 未诉先办: what comes again in a community proposes a visit; a person decides. */
@ApiTags('proposals')
@Controller('proposals')
export class ProposalsController {
  constructor(private readonly proposals: ProposalsService) {}

  /** Lists proposed visits: what comes again in a community. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() filter: ProposalFilterDto): Promise<Page<Proposal>> {
    return this.proposals.list(actor, filter);
  }

  /** Decides on a proposed visit. */
  @Post(':id/decision')
  @HttpCode(200)
  decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() decision: ProposalDecisionDto,
  ): Promise<Proposal> {
    return this.proposals.decide(actor, id, decision);
  }
}
