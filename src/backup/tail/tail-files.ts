/** Files of conversations on their way to the second place, sealed as they lie; those in a bucket are elsewhere already. */
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { KEEPER } from '../../file-store/file-store-health.js';
import type { Keeper } from '../../file-store/keeper.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { firstIdFrom } from '../../kernel/ids.js';
import { DAY, MINUTE } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { filesGone, filesSince } from '../archive/archive-contents.query.js';
import { writeWhole } from './tail-place.js';

const FILES = 'files';
const PAGE = 100;
/** A file may be named a while after its row got its id. */
const OVERLAP = 2 * MINUTE;

export const tailFilesFolder = (place: string): string => join(place, FILES);

@Injectable()
export class TailFiles {
  /** Those with ids before it are there. */
  private from = '';
  private sweepAt = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(KEEPER) private readonly keeper: Keeper,
    @Inject(CONFIG) private readonly config: Pick<Config, 'fileStore'>,
  ) {}

  /** All after a start, then what came since. */
  async ship(place: string): Promise<void> {
    if (this.config.fileStore.kind !== 'folder') return;
    const next = firstIdFrom(this.clock.now() - OVERLAP);
    for (let after = this.from; ;) {
      const some = await filesSince(this.store.read, after, PAGE);
      for (const { id } of some) await this.shipOne(place, id);
      if (some.length < PAGE) break;
      after = some.at(-1)!.rowId;
    }
    this.from = next;
    if (this.clock.now() < this.sweepAt) return;
    this.sweepAt = this.clock.now() + DAY;
    await this.sweep(place);
  }

  private async shipOne(place: string, id: string): Promise<void> {
    const path = join(tailFilesFolder(place), id);
    if (await stat(path).catch(() => undefined)) return;
    const sealed = await this.keeper.read(id, 0, Number.MAX_SAFE_INTEGER);
    if (sealed) await writeWhole(path, sealed);
  }

  /** The place was emptied: all of them are shipped again. */
  beginAnew(): void {
    this.from = '';
  }

  /**
   * What was taken away here goes there, too: nothing outlives what was promised. What this database never heard of
   * stays: it is empty after the loss of a disk, or an older one was brought back, and then they are the only ones.
   */
  private async sweep(place: string): Promise<void> {
    const folder = tailFilesFolder(place);
    const there = await readdir(folder).catch(() => [] as string[]);
    for (let at = 0; at < there.length; at += PAGE)
      for (const id of await filesGone(this.store.read, there.slice(at, at + PAGE)))
        await rm(join(folder, id), { force: true });
  }
}
