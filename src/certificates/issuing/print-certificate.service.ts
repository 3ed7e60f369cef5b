/** One certificate as a PDF, at once: drawn in a process beside the hub, since a typeface of 15 MB must not hold up a ring. */
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { JobProcesses } from '../../jobs/job-processes.js';
import { JobFilesService } from '../../jobs/job-files.service.js';
import type { JobRow } from '../../jobs/jobs.entity.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { CertificateRegisterService } from '../certificate-register.service.js';

export const CERTIFICATE_FILE_JOB = 'certificate_file';
export type CertificateFileParams = { certificateId: string };
/** They are drawn one after another; who would wait longer is told to come back. */
const MOST_WAITING = 20;
const SECONDS_EACH = 2;

@Injectable()
export class PrintCertificateService {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly register: CertificateRegisterService,
    private readonly processes: JobProcesses,
    private readonly files: JobFilesService,
    private readonly clock: Clock,
  ) {}

  /**
   * For its bearer and the unit's coordinators; each copy stands in the audit trail.
   * @throws Refusal `not_found`, `too_many_requests`, `unavailable`
   */
  async file(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer }> {
    await this.register.noteCopy(actor, id);
    if (this.waiting >= MOST_WAITING)
      return refuse('too_many_requests', { retryAfterSeconds: this.waiting * SECONDS_EACH });
    this.waiting++;
    const drawn = this.last.then(() => this.draw(actor, id));
    this.last = drawn.catch(() => undefined);
    return drawn.finally(() => this.waiting--);
  }

  /** Somebody looks at their certificates: they will want one. */
  warm(): void {
    this.processes.warm();
  }

  private async draw(actor: Actor, certificateId: string): Promise<{ name: string; bytes: Buffer }> {
    const run = runOf(actor, newId(this.clock), { certificateId }, this.clock.now());
    await this.files.makeFolder();
    const path = this.files.pathOf(run);
    try {
      const ending = await this.processes.runKept(run, path, {
        progress: () => undefined,
        answer: () => Promise.reject(new Error('it asks nothing')),
      });
      if (!('file' in ending)) return refuse('unavailable');
      return { name: ending.file.name, bytes: await readFile(path) };
    } finally {
      await this.files.remove(run);
    }
  }
}

/** A job that nobody has to look for: it is over with the answer. */
const runOf = (actor: Actor, id: string, params: CertificateFileParams, now: number): JobRow => ({
  id,
  unitId: actor.unitId,
  askedBy: actor.id,
  roles: [...actor.roles],
  lang: actor.lang,
  kind: CERTIFICATE_FILE_JOB,
  title: '',
  params,
  state: 'running',
  done: 0,
  total: null,
  node: null,
  beatAt: null,
  attempt: 0,
  askedAt: now,
  finishedAt: null,
  file: null,
  failure: null,
});
