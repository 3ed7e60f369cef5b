/** Where what jobs make lies, one file a run, until it is swept. */
import { createReadStream, type ReadStream } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../kernel/config.js';
import { makeFolder } from '../kernel/seal/make-folder.js';
import { JobsRepository, RETENTION_MILLISECONDS } from './jobs.repository.js';
import type { JobRow } from './jobs.entity.js';

type Run = Pick<JobRow, 'id' | 'attempt'>;
const NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21})\.(\d+)$/;
/** A UUIDv7 begins with its instant. */
const madeAt = (id: string) => parseInt(id.replace('-', '').slice(0, 12), 16);

@Injectable()
export class JobFilesService {
  private readonly folder: string;

  constructor(
    private readonly repository: JobsRepository,
    @Inject(CONFIG) config: Pick<Config, 'files'>,
  ) {
    this.folder = resolve(config.files);
  }

  pathOf = ({ id, attempt }: Run): string => join(this.folder, `${id}.${attempt}`);
  makeFolder(): void {
    makeFolder(this.folder, 0o700);
  }
  size = async (run: Run): Promise<number> => (await stat(this.pathOf(run))).size;
  /** undefined where the file is not on this machine. */
  async read(run: Run): Promise<ReadStream | undefined> {
    const there = await stat(this.pathOf(run)).catch(() => undefined);
    return there?.isFile() ? createReadStream(this.pathOf(run)) : undefined;
  }
  remove = (run: Run): Promise<void> => rm(this.pathOf(run), { force: true });

  /** Files whose job is over, forgotten or was taken up by another run. Others' files in the folder stay. */
  async sweep(): Promise<void> {
    await this.repository.forgetOld();
    const names = await readdir(this.folder).catch(() => []);
    for (const name of names) {
      const [, id, attempt] = NAME.exec(name) ?? [];
      if (id === undefined) continue;
      const job = await this.repository.find(id);
      const wanted = job
        ? (job.state === 'done' || job.state === 'running') && job.attempt === Number(attempt)
        : madeAt(id) + RETENTION_MILLISECONDS > this.repository.clock.now();
      if (!wanted) await this.remove({ id, attempt: Number(attempt) });
    }
  }
}
