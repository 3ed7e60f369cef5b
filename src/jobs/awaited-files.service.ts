/**
 * A file that a person waits for, made at once in the process that stays: a typeface of 15 MB must not hold up a ring.
 * One after another, whoever asks for which kind.
 */
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { JobFilesService } from './job-files.service.js';
import { JobProcesses } from './job-processes.js';
import type { JobRow } from './jobs.entity.js';

/** They are drawn one after another; who would wait longer is told to come back. */
const MOST_WAITING = 20;
const SECONDS_EACH = 2;

export interface AwaitedFile {
  name: string;
  bytes: Buffer;
}

@Injectable()
export class AwaitedFilesService {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly processes: JobProcesses,
    private readonly files: JobFilesService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param kind whose worker asks the hub nothing
   * @throws Refusal `too_many_requests`, `unavailable`
   */
  async make(actor: Actor, kind: string, params: Record<string, unknown>): Promise<AwaitedFile> {
    if (this.waiting >= MOST_WAITING)
      return refuse('too_many_requests', { retryAfterSeconds: this.waiting * SECONDS_EACH });
    this.waiting++;
    const drawn = this.last.then(() => this.draw(actor, kind, params));
    this.last = drawn.catch(() => undefined);
    return drawn.finally(() => this.waiting--);
  }

  /** Somebody looks at what they will want a file of. */
  warm(): void {
    this.processes.warm();
  }

  private async draw(actor: Actor, kind: string, params: Record<string, unknown>): Promise<AwaitedFile> {
    const run = runOf(actor, newId(this.clock), { kind, params }, this.clock.now());
    this.files.makeFolder();
    const path = this.files.pathOf(run);
    try {
      const ending = await this.processes.runKept(run, path, {
        progress: () => undefined,
        answer: () => Promise.reject(new Error('it asks nothing')),
      });
      if (!('file' in ending) || ending.file === null) return refuse('unavailable');
      return { name: ending.file.name, bytes: await readFile(path) };
    } finally {
      await this.files.remove(run);
    }
  }
}

/** A job that nobody has to look for: it is over with the answer. */
const runOf = (
  actor: Actor,
  id: string,
  { kind, params }: Pick<JobRow, 'kind' | 'params'>,
  now: number,
): JobRow => ({
  id,
  unitId: actor.unitId,
  askedBy: actor.id,
  roles: [...actor.roles],
  lang: actor.lang,
  kind,
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
