/** The log as far as it was read, the pages of it that wait, and its checkpoints, each after all before it was read. */
import { CHECKPOINT_PAGES } from '../../store/sqlite/sqlite-connection.js';
import type { SqliteStore } from '../../store/sqlite/sqlite.js';
import { noteCheckpoint } from './checkpoint-note.js';
import { LogReader, type Committed, type LogPosition } from './log-reader.js';
import { WaitingPages } from './waiting-pages.js';

/** The log is brought into the database by then, even if what is newest in it was not shipped yet. */
const LONGEST_LOG = 2 * CHECKPOINT_PAGES;

export class TailLog {
  readonly pages = new WaitingPages();
  /** Else what is read is let go of. */
  keeping = false;
  private reader: LogReader | undefined;
  private shippedTo: LogPosition | undefined;
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
    const whole = await this.store.checkpoint(() => {
      reader.readNow(this.keep);
      return this.isShipped(reader.position) || !this.keeping || position.frames >= LONGEST_LOG;
    });
    if (!whole || !reader.position) return;
    reader.position.mayBeginAnew = true;
    noteCheckpoint(this.store.path, reader.position);
  }

  /** That much is in the second place. */
  shipped(to: LogPosition): void {
    this.shippedTo = to;
  }
  /** Where it is not, a death behind the checkpoint leaves a gap: the log has begun anew, and what waited is nowhere. */
  private isShipped(position: LogPosition | undefined): boolean {
    const to = this.shippedTo;
    return to?.salt1 === position?.salt1 && to?.salt2 === position?.salt2 && to?.frames === position?.frames;
  }
  private readonly keep = (committed: Committed): void => {
    if (this.keeping) this.pages.add(committed);
  };
}
