import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, Min } from 'class-validator';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { JobsService } from '../../jobs/jobs.service.js';
import type { Actor } from '../../kernel/actor.js';
import { IfGiven, TextField } from '../../kernel/input/validation.js';
import { LIMITS } from '../../protocol/limits.js';
import type { Job } from '../../protocol/papers/jobs.js';
import {
  LEAD_PAPER_FORMATS,
  LEAD_PAPERS,
  type LeadPaper,
  type LeadPaperFormat,
  type LeadPaperPayload,
} from '../../protocol/relief/papers.js';
import { LEAD_PAPER_JOB } from './lead-paper-job.js';

class LeadPaperDto implements LeadPaperPayload {
  @ApiProperty({ enum: LEAD_PAPERS }) @IsIn(LEAD_PAPERS) kind!: LeadPaper;
  @ApiProperty({ enum: LEAD_PAPER_FORMATS }) @IsIn(LEAD_PAPER_FORMATS) format!: LeadPaperFormat;
  @ApiPropertyOptional({
    maxLength: LIMITS.reason,
    description: 'why the particulars stand on it in clear; logged. Absent: they are masked',
  })
  @IfGiven()
  @TextField(LIMITS.reason, 1)
  reason?: string;
  @ApiPropertyOptional({ description: '`agency`: what they were asked for' })
  @IfGiven()
  @TextField(60, 1)
  requestId?: string;
  @ApiPropertyOptional({ minimum: 1, description: '`visit`: after how many months' })
  @IfGiven()
  @IsInt()
  @Min(1)
  months?: number;
}

/** 文书草稿: papers about a lead, signed outside. */
@ApiTags('relief')
@Controller('leads')
export class LeadPapersController {
  constructor(private readonly jobs: JobsService) {}

  /** Drafts a paper about a lead as a job; what it makes is fetched at `/api/jobs/:id/file`. With a reason, a look that is logged. */
  @Post(':id/papers')
  @HttpCode(201)
  draft(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { kind, ...wanted }: LeadPaperDto,
  ): Promise<Job> {
    return this.jobs.ask(actor, LEAD_PAPER_JOB, { ...wanted, leadId: id, paper: kind });
  }
}
