/**
 * How the directory of this node follows what other nodes change: each change moves a revision in the database on, and
 * whoever sees another one than was read reads again.
 */
import type { Store, Tx } from '../store/store.js';
import { increaseRevision, readRevision } from './revision.repository.js';

export class DirectoryRevisionWatch {
  private reading: Promise<void> = Promise.resolve();
  private sharing: Promise<void> | undefined;
  /** What was read last. */
  private read = -1;
  get revision(): number {
    return this.read;
  }

  /** @param readAll reads everything there is into the directory */
  constructor(
    private readonly store: Store,
    private readonly readAll: () => Promise<void>,
  ) {}

  /** Inside the write that changed something; read `anew` after it. */
  touch = (tx: Tx): Promise<void> => increaseRevision(tx);
  private kept = (): Promise<number> => readRevision(this.store.read);

  /** One reading after another: of two at once the one that knows less could end last. */
  anew(): Promise<void> {
    const next = this.reading.then(async () => {
      const revision = await this.kept();
      await this.readAll();
      this.read = revision;
    });
    this.reading = next.catch(() => undefined);
    return next;
  }

  async ifChanged(): Promise<void> {
    const kept = await this.kept();
    if (kept === this.read) return;
    // Many may ask at once: they share a reading, and whoever is still behind it has one more.
    await this.shared();
    if (kept > this.read) await this.shared();
  }
  private shared(): Promise<void> {
    return (this.sharing ??= this.anew().finally(() => (this.sharing = undefined)));
  }

  /** What somebody has just done on another node is known here, before anybody is answered. A hub of one process has nobody to ask. */
  async current(): Promise<void> {
    // A database that cannot say so now will not answer the rest either.
    if (this.store.kind === 'postgres') await this.ifChanged().catch(() => undefined);
  }
}
