/**
 * Many at once: an order is a job whose process lists the people, asks the hub for one issue after another (only the
 * hub writes, and a ring never waits for more than one), and prints what was issued as one PDF. Carried out again
 * after a death half-way it issues nothing twice: each certificate names its order.
 */
import type { Lang } from '../../protocol/lang.js';
import { PAPERS_WORDS } from '../../protocol/vocabulary/hours.js';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { JobRow } from '../../jobs/jobs.entity.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import { actorOfJob } from '../../jobs/job-actor.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import type { Role } from '../../protocol/codes.js';
import { Refusal, refuse } from '../../kernel/refusal/refusal.js';
import { validatePayload } from '../../kernel/input/validation.js';
import { OrderParams, PrintParams } from '../certificates.dto.js';
import { IssueCertificateService } from './issue-certificate.service.js';

export const ISSUE_BATCH_JOB = 'certificates';
export const PRINT_BATCH_JOB = 'certificate_prints';
/** Both print people’s names with their identity numbers, in full where the unit says so: the asker shows again that it is them. */
const ROLES: readonly Role[] = ['coordinator', 'admin'];
/** What one person's state had to say; the others are issued all the same. */
const SKIPPED: ReadonlySet<Refusal['sentence']> = new Set([
  'certificate_exists',
  'nothing_to_certify',
  'certificate_name',
  'certificate_characters',
  'own_certificate',
  'not_found',
]);

export type IssueBatchParams = { [key in keyof OrderParams]: OrderParams[key] };
export type PrintBatchParams = { [key in keyof PrintParams]: PrintParams[key] };
/** What the process asks of the hub. */
export interface IssueRequestFromJob {
  issue: string;
}

@Injectable()
export class CertificateBatchJobKind implements JobKind<IssueBatchParams>, OnModuleInit {
  readonly name = ISSUE_BATCH_JOB;
  readonly roles = ROLES;
  readonly long = true;
  readonly proof = () => true;

  constructor(
    private readonly kinds: JobKindRegistry,
    private readonly issueService: IssueCertificateService,
    private readonly directory: Directory,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this as JobKind);
    this.kinds.add(PRINTING as JobKind);
  }

  validate(params: Record<string, unknown>, actor: Actor): IssueBatchParams {
    const order = validatePayload(OrderParams, params);
    this.issueService.requirePeriod(order);
    this.issueService.requireSetup(actor.unitId);
    return { ...order };
  }
  title = ({ paper, from, to }: IssueBatchParams, lang: Lang): string =>
    lang === 'zh'
      ? `开具${PAPERS_WORDS[paper][0]} ${from} 至 ${to}`
      : `${PAPERS_WORDS[paper][1]}, ${from} to ${to}`;

  async answer(job: JobRow, question: unknown): Promise<{ issued: boolean }> {
    const actor = actorOfJob(job, this.directory.person(job.askedBy)) ?? refuse('job_rights');
    const { paper, from, to, remarks } = job.params as IssueBatchParams;
    const { issue: personId } = question as IssueRequestFromJob;
    try {
      const order = { personId, paper, from, to, ...(remarks !== undefined && { remarks }), orderId: job.id };
      await this.issueService.issue(actor, order);
      return { issued: true };
    } catch (error) {
      if (error instanceof Refusal && SKIPPED.has(error.sentence)) return { issued: false };
      throw error;
    }
  }
}

/** What is issued already, once more as one PDF. */
const PRINTING: JobKind<PrintBatchParams> = {
  name: PRINT_BATCH_JOB,
  roles: ROLES,
  long: false,
  proof: () => true,
  validate: (params) => ({ ...validatePayload(PrintParams, params) }),
  title: ({ ids }, lang) =>
    lang === 'zh' ? `打印志愿服务证明 ${ids.length} 份` : `Certificates to print: ${ids.length}`,
};
