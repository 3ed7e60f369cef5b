/** The brief as a PDF: asked for as a job. The hub says what stands on it, the process beside it draws. */
import type { Lang } from '../../protocol/lang.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Matches } from 'class-validator';
import type { JobRow } from '../../jobs/jobs.entity.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import type { Brief } from '../../protocol/papers/briefs.js';
import type { Role } from '../../protocol/codes.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { BRIEF_JOB, type BriefJobParams } from '../brief-job.js';
import { BriefsService } from '../briefs.service.js';
import { MONTH } from '../../protocol/time/local-day.js';

class BriefParams {
  @Matches(MONTH) month!: string;
}

@Injectable()
export class BriefPdfJobKind implements JobKind<BriefJobParams>, OnModuleInit {
  readonly name = BRIEF_JOB;
  readonly roles: readonly Role[] = ['coordinator', 'admin'];
  /** No proof: counts only. */
  readonly long = false;

  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly briefs: BriefsService,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this as JobKind);
  }

  validate(params: Record<string, unknown>): BriefJobParams {
    const { month } = validatePayload(BriefParams, params);
    this.briefs.requireBegun(month);
    return { month };
  }
  title = ({ month }: BriefJobParams, lang: Lang): string =>
    lang === 'zh' ? `工作月报 ${month}（PDF）` : `Monthly brief ${month} (PDF)`;

  /** What stands on it, in the asker's language: as it was frozen, else as it is now. */
  answer({ unitId, lang, params }: JobRow): Promise<Brief> {
    return this.briefs.of({ unitId, lang }, (params as BriefJobParams).month);
  }
}
