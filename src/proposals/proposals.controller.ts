import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Proposal } from '../protocol/reports.js';
import type { Page } from '../protocol/shapes.js';
import { LIMITS } from '../protocol/words.js';
import { Given, LocalDay, Words } from '../kernel/input/validation.js';
import { Proposals, type Decision, type ProposalFilter } from './proposals.js';

const DECISIONS = ['planned', 'done', 'dismissed'] as const;

class ProposalFilterDto implements ProposalFilter {
  @ApiPropertyOptional({ description: 'open, planned, done, dismissed; several with commas' })
  @Given()
  @Words(100)
  state?: string;
  @ApiPropertyOptional() @Given() @Words(500) cursor?: string;
  @ApiPropertyOptional()
  @Given()
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  limit?: number;
}
class DecisionDto implements Decision {
  @ApiProperty({ enum: DECISIONS }) @IsIn(DECISIONS) decision!: (typeof DECISIONS)[number];
  @ApiPropertyOptional({ format: 'date', description: 'the day of the visit; required with `planned`' })
  @Given()
  @LocalDay()
  plannedFor?: string;
  @ApiPropertyOptional({ maxLength: LIMITS.note, description: 'required with `dismissed`' })
  @Given()
  @Words(LIMITS.note)
  note?: string;
}

/** 未诉先办: what comes again in a community proposes a visit; a person decides. */
@ApiTags('proposals')
@Controller('proposals')
export class ProposalsController {
  constructor(private readonly proposals: Proposals) {}

  @Get()
  list(@Who() actor: Actor, @Query() filter: ProposalFilterDto): Promise<Page<Proposal>> {
    return this.proposals.list(actor, filter);
  }
  @Post(':id/decision')
  @HttpCode(200)
  decide(@Who() actor: Actor, @Param('id') id: string, @Body() decision: DecisionDto): Promise<Proposal> {
    return this.proposals.decide(actor, id, decision);
  }
}
