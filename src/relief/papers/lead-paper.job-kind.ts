/** A paper about a lead, asked for as a job: the hub says what stands on it, the process beside it prints or writes it. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { Directory } from '../../directory/directory.js';
import type { Actor } from '../../kernel/actor.js';
import { IfGiven, TextField } from '../../kernel/input/validation.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { actorOfJob } from '../../jobs/job-actor.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import type { JobRow } from '../../jobs/jobs.entity.js';
import { inLang, type Lang } from '../../protocol/lang.js';
import { LIMITS } from '../../protocol/limits.js';
import {
  LEAD_PAPER_FORMATS,
  LEAD_PAPERS,
  type LeadPaper,
  type LeadPaperFormat,
} from '../../protocol/relief/papers.js';
import type { Role } from '../../protocol/codes.js';
import { LEAD_PAPER_WORDS } from '../../protocol/vocabulary/lead-papers.js';
import { LeadRevealService } from '../leads/lead-reveal.service.js';
import { LEAD_PAPER_JOB, type LeadPaperParams } from './lead-paper-job.js';
import { LeadPapersService } from './lead-papers.service.js';
import type { Paper } from './paper.js';

const ID = 60;
/** Years after a grant nobody visits any more. */
const MOST_MONTHS = 60;

export class LeadPaperParamsDto {
  @TextField(ID, 1) leadId!: string;
  @IsIn(LEAD_PAPERS) paper!: LeadPaper;
  @IsIn(LEAD_PAPER_FORMATS) format!: LeadPaperFormat;
  @IfGiven() @TextField(LIMITS.reason, 1) reason?: string;
  @IfGiven() @TextField(ID, 1) requestId?: string;
  @IfGiven() @IsInt() @Min(1) @Max(MOST_MONTHS) months?: number;
}

@Injectable()
export class LeadPaperJobKind implements JobKind<LeadPaperParams>, OnModuleInit {
  readonly name = LEAD_PAPER_JOB;
  readonly roles: readonly Role[] = ['officer', 'coordinator', 'admin'];
  /** No proof: of one person, and each look is logged. */
  readonly long = false;

  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly directory: Directory,
    private readonly papers: LeadPapersService,
    private readonly looks: LeadRevealService,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this as JobKind);
  }

  /** With a reason it is a look at the particulars, and logged as one. What is kept says that there was one, not why. */
  async validate(params: Record<string, unknown>, actor: Actor): Promise<LeadPaperParams> {
    const { reason, ...wanted } = validatePayload(LeadPaperParamsDto, params);
    await this.papers.requirePossible(actor, wanted);
    if (reason !== undefined) await this.looks.reveal(actor, wanted.leadId, reason);
    return { ...wanted, clear: reason !== undefined };
  }
  title = ({ paper, format }: LeadPaperParams, lang: Lang): string => {
    const name = inLang(LEAD_PAPER_WORDS[paper], lang);
    return lang === 'zh' ? `${name}（${format.toUpperCase()}）` : `${name} (${format.toUpperCase()})`;
  };

  /** What stands on it, for who asked and as they may see it now. @throws Refusal `job_rights` where they stand elsewhere */
  async answer(job: JobRow): Promise<Paper> {
    const actor = actorOfJob(job, this.directory.person(job.askedBy)) ?? refuse('job_rights');
    return this.papers.paper(actor, job.params as LeadPaperParams);
  }
}
