/** The log as far as it was read, the pages of it that wait, and its checkpoints, each after all before it was read. */
import { CHECKPOINT_PAGES } from '../../store/sqlite/sqlite-connection.js';
import type { SqliteStore } from '../../store/sqlite/sqlite.js';
import { LogReader, type Committed, type LogPosition } from './log-reader.js';
import { WaitingPages } from './waiting-pages.js';

export class TailLog {
  readonly pages = new WaitingPages();
  /** Else what is read is let go of. */
  keeping = false;
  private reader: LogReader | undefined;
  /** One after another: what is read is put beside what waits in its order. */
  private gathering: Promise<void> = Promise.resolve();

  constructor(private readonly store: SqliteStore) {}

  get begun(): boolean {
    return this.reader !== undefined;
  }
  get position(): LogPosition | undefined {
    return this.reader?.position;
  }

  /** @param position undefined: from its beginning */
  goOnFrom(position: LogPosition | undefined): void {
    this.reader = new LogReader(this.store.path, position);
    this.keeping = true;
  }
  /** From its end: what is in it by now a base has, whose copy begins later. */
  async beginAnew(): Promise<void> {
    await this.letGo();
    this.keeping = true;
  }
  /** As above, and what comes is not kept yet. */
  async letGo(): Promise<void> {
    const reader = new LogReader(this.store.path, undefined);
    await reader.read(() => undefined);
    this.reader = reader;
    this.pages.clear();
  }

  /** @throws LogGap */
  gather(): Promise<void> {
    return (this.gathering = this.gathering.catch(() => undefined).then(() => this.gatherNow()));
  }
  private async gatherNow(): Promise<void> {
    // Without a second place the log is brought into the database all the same.
    const reader = (this.reader ??= new LogReader(this.store.path, undefined));
    await reader.read(this.keep);
    const { position } = reader;
    if (!position || position.frames < CHECKPOINT_PAGES || position.mayBeginAnew) return;
    const whole = await this.store.checkpoint(() => reader.readNow(this.keep));
    if (whole && reader.position) reader.position.mayBeginAnew = true;
  }

  private readonly keep = (committed: Committed): void => {
    if (this.keeping) this.pages.add(committed);
  };
}
