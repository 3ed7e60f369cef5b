/** How much room there is where the hub writes: looked at once a minute, so that a disk that hangs holds up no scrape. */
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { Sweep } from '../../kernel/time/sweep.js';
import { MINUTE } from '../../protocol/time/durations.js';

export type Written = 'database' | 'files' | 'made';
export interface Space {
  freeBytes: number;
  bytes: number;
}

@Injectable()
export class DiskSpace extends Sweep {
  protected readonly every = MINUTE;
  /** Of those that lie on a disk of this machine and answered. */
  readonly of = new Map<Written, Space>();
  private readonly places: readonly [Written, string][];

  constructor(
    clock: Clock,
    @Inject(CONFIG) { database, fileStore, files }: Pick<Config, 'database' | 'fileStore' | 'files'>,
  ) {
    super(clock);
    this.places = [
      ...(database.kind === 'sqlite' ? [['database', dirname(resolve(database.path))] as const] : []),
      ...(fileStore.kind === 'folder' ? [['files', fileStore.path] as const] : []),
      ['made', files] as const,
    ].map(([of, path]) => [of, path]);
  }

  override onApplicationBootstrap(): void {
    super.onApplicationBootstrap();
    void this.sweep();
  }

  protected async sweep(): Promise<void> {
    for (const [of, path] of this.places) {
      const found = await statfs(path).catch(() => undefined);
      if (found && found.blocks > 0)
        this.of.set(of, { freeBytes: found.bavail * found.bsize, bytes: found.blocks * found.bsize });
      else this.of.delete(of);
    }
  }
}
