/**
 * Takes up what was asked for, also what a dead node or a restart left, each in a process of its own. A job that is
 * under way when the hub closes is given back, and begun again at the next start.
 */
import { HOUR } from '../protocol/time/durations.js';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Timer } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { JobsRepository } from './jobs.repository.js';
import { JobProcesses, type JobRunResult } from './job-processes.js';
import { JobFilesService } from './job-files.service.js';
import type { JobRow } from './jobs.entity.js';
import { actorOfJob } from './job-actor.js';
import { JobKindRegistry } from './job-kinds.js';
import { Directory } from '../directory/directory.js';

const TICK_MILLISECONDS = 10_000;
const SWEEP_MILLISECONDS = HOUR;
/** Its process died so often: it would die again. */
const MOST_ATTEMPTS = 4;

@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly timers: Timer[] = [];
  private readonly running = new Map<string, { job: JobRow; long: boolean; over: Promise<void> }>();
  private closing = false;
  private looks: Promise<void> = Promise.resolve();

  constructor(
    readonly repository: JobsRepository,
    readonly files: JobFilesService,
    private readonly processes: JobProcesses,
    private readonly kinds: JobKindRegistry,
    private readonly directory: Directory,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { clock } = this.repository;
    const sweep = () =>
      this.files.sweep().catch((error: unknown) => this.log.warn({ error }, 'old files are still there'));
    this.timers.push(clock.every(TICK_MILLISECONDS, () => this.look()));
    this.timers.push(clock.every(SWEEP_MILLISECONDS, sweep));
    void this.look();
  }
  async onApplicationShutdown(): Promise<void> {
    this.closing = true;
    for (const timer of this.timers) timer.cancel();
    await this.looks;
    const left = [...this.running.values()];
    for (const { job } of left) this.processes.kill(job.id);
    await Promise.all(left.map(({ over }) => over));
  }

  /** Takes up what is free, and says that what is under way lives. */
  look(): Promise<void> {
    return (this.looks = this.looks
      .then(() => (this.closing ? undefined : this.takeUp()))
      .catch((error: unknown) => this.log.warn({ error }, 'jobs could not be looked at and will be again')));
  }
  /** Asked to stop, on this node or, seen here at the next look, on another. */
  stop = (jobId: string): void => this.processes.kill(jobId);

  private async takeUp(): Promise<void> {
    for (const { job } of this.running.values())
      if (!(await this.repository.beat(job))) this.processes.kill(job.id);
    for (const job of await this.repository.open()) {
      if (this.running.has(job.id) || !this.repository.isFree(job)) continue;
      const long = this.kinds.find(job.kind)?.long ?? false;
      if ([...this.running.values()].some((other) => other.long === long)) continue;
      const taken = await this.repository.take(job);
      if (taken) this.running.set(job.id, { job: taken, long, over: this.perform(taken) });
    }
  }

  private async perform(job: JobRow): Promise<void> {
    try {
      await this.end(job, await this.made(job));
    } catch (error) {
      this.log.error({ error, kind: job.kind }, 'a job could not be ended');
    } finally {
      this.running.delete(job.id);
      if (!this.closing) void this.look();
    }
  }

  private async made(job: JobRow): Promise<JobRunResult> {
    if (job.attempt > MOST_ATTEMPTS) return { failed: null, error: 'its process died again and again' };
    const kind = this.kinds.find(job.kind);
    if (!kind) return { failed: null, error: 'there is no such kind' };
    if (!actorOfJob(job, this.directory.person(job.askedBy)))
      return { failed: { sentence: 'job_rights', details: {} } };
    this.files.makeFolder();
    return this.processes.run(job, this.files.pathOf(job), {
      progress: (done, total) =>
        void this.repository.beat(job, { done, total }).then(
          (mine) => mine || this.processes.kill(job.id),
          () => undefined,
        ),
      answer: async (question) => (kind.answer ? kind.answer(job, question) : refuse('job_failed')),
    });
  }

  private async end(job: JobRow, ending: JobRunResult): Promise<void> {
    if ('file' in ending) {
      if (ending.file === null) return void (await this.repository.finish(job, null));
      const bytes = await this.files.size(job);
      if (!(await this.repository.finish(job, { ...ending.file, bytes }))) await this.files.remove(job);
      return;
    }
    await this.files.remove(job);
    if ('died' in ending) {
      if (!this.closing) this.log.warn({ kind: job.kind, how: ending.died }, 'the process of a job died');
      await this.repository.giveBack(job);
      return;
    }
    if (ending.error) this.log.error({ kind: job.kind, why: ending.error }, 'a job failed');
    const { sentence, details } = ending.failed ?? { sentence: 'job_failed' as const, details: {} };
    await this.repository.fail(job, { sentence, ...(details.params && { params: details.params }) });
  }
}
