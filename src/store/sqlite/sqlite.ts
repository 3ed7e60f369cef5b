/**
 * The embedded store. TypeORM shares one connection among all callers, so overlapping transactions would
 * nest and lose rows: here all writers stand in one queue, and writes that are queued together share one
 * commit, each in a savepoint of its own. Readers use a second, read-only connection, and a third in a thread of its
 * own for what may take long.
 */
import type { DataSource } from 'typeorm';
import { nextTurn, stopwatch } from '../../kernel/clock.js';
import { failpoint } from '../../kernel/failpoint.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { ReaderThread } from './reader-thread.js';
import { NEAR_READING, readOnly, type ReadOnly } from './read-only.js';
import { yieldingQueries } from './yielding-reader.js';
import { restrictToOwner } from './owner-only.js';
import { sqliteQueries } from '../queries.js';
import { CHECKPOINT_PAGES, connectionOf, isBusy, isDamage, isFatal, source } from './sqlite-connection.js';
import { requireOurSchema } from '../schema-state.js';
import { Store, type WriteJob, type Queries, type Tx } from '../store.js';
import type { Schema } from '../tables.js';

const BUSY_ATTEMPTS = 40;
const MOST_IN_A_COMMIT = 256;
const FEW = 2;
const GATHERING_TURNS = 5;

interface Waiting extends WriteJob<unknown> {
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}
/** Whoever keeps what is written in a second place too, and then says when it goes from the log into the database. */
export interface LogKeeper {
  /** No more is written; the log is still there. */
  beforeClosing(): Promise<void>;
  /** The log is in the database. */
  afterClosing(): Promise<void>;
}

export class SqliteStore extends Store {
  readonly kind = 'sqlite';
  private readonly queue: Waiting[] = [];
  private draining = false;
  logKeeper: LogKeeper | undefined;

  private constructor(
    readonly path: string,
    private readonly writer: DataSource,
    private readonly reader: ReadOnly,
    private readonly thread: ReaderThread,
    private readonly tx: Tx,
  ) {
    super();
    this.read = this.noting(yieldingQueries(sqliteQueries(reader)));
    this.long = this.noting({
      rows: (...asked) => (thread.isWorth() ? thread.rows(...asked) : this.read.rows(...asked)),
    });
  }
  readonly read: Queries;
  readonly long: Queries;

  private noting = (queries: Queries): Queries => ({
    rows: async <T>(...asked: Parameters<Queries['rows']>) => {
      try {
        return await queries.rows<T>(...asked);
      } catch (error) {
        throw this.noted(error);
      }
    },
  });

  /** A damaged page is no fault of whoever asked: they hear that the hub cannot answer. */
  private noted(error: unknown): unknown {
    if (!isDamage(error)) return error;
    this.damage ??= String((error as Error).message);
    return new Refusal('unavailable');
  }

  /**
   * Opens, migrates, and checks that a commit will really be on the disk.
   * @param smallFile bytes, below which nothing takes long to read
   */
  static async open(
    path: string,
    schema: Schema,
    { ownCheckpoints = true, smallFile }: { ownCheckpoints?: boolean; smallFile?: number } = {},
  ): Promise<SqliteStore> {
    restrictToOwner(path);
    const pages = ownCheckpoints ? CHECKPOINT_PAGES : 0;
    const writer = await source(path, schema, pages).initialize();
    try {
      await requireOurSchema((sql) => writer.query(sql), 'sqlite', schema);
    } catch (error) {
      await writer.destroy();
      throw error;
    }
    await writer.runMigrations();
    const runner = writer.createQueryRunner();
    const [{ synchronous }] = (await runner.query('pragma synchronous')) as [{ synchronous: number }];
    if (synchronous !== 2)
      throw new Error('SQLite does not sync every commit (pragma synchronous is not FULL)');
    const tx = sqliteQueries(connectionOf(writer));
    return new SqliteStore(path, writer, readOnly(path, NEAR_READING), new ReaderThread(path, smallFile), tx);
  }

  protected enqueue<T>(job: WriteJob<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.queue.push({ ...job, resolve: resolve as (value: unknown) => void, reject } as Waiting);
      if (!this.draining) {
        this.draining = true;
        setImmediate(() => void this.drain());
      }
    });
  }

  private async drain(): Promise<void> {
    while (this.queue.length) {
      const jobs = this.queue.splice(0, MOST_IN_A_COMMIT);
      await this.commit(jobs);
      // Under load those just answered ask again within a few turns of the loop: they fill the next commit.
      for (let turn = 0; turn < (jobs.length > FEW ? GATHERING_TURNS : 1); turn++) await nextTurn();
    }
    this.draining = false;
  }

  private async commit(jobs: Waiting[]): Promise<void> {
    const done: (() => void)[] = [];
    try {
      await this.begin();
      for (const job of jobs) done.push(await this.perform(job, jobs.length > 1));
      for (const job of jobs) failpoint(`before-commit:${job.name}`);
      const asked = stopwatch();
      await this.tx.run('COMMIT');
      this.meters.committed((stopwatch() - asked) / 1000);
    } catch (error) {
      await this.tx.run('ROLLBACK').catch(() => undefined);
      const known = this.noted(error);
      const reason = isFatal(known) || isBusy(known) ? new Refusal('unavailable') : known;
      for (const job of jobs) job.reject(reason);
      return;
    }
    for (const job of jobs) failpoint(`after-commit:${job.name}`);
    for (const settle of done) settle();
  }

  private async perform(job: Waiting, shared: boolean): Promise<() => void> {
    if (!shared) {
      const value = await job.work(this.tx);
      return () => job.resolve(value);
    }
    await this.tx.run('SAVEPOINT deed');
    try {
      const value = await job.work(this.tx);
      await this.tx.run('RELEASE deed');
      return () => job.resolve(value);
    } catch (error) {
      if (isFatal(error)) throw error;
      await this.tx.run('ROLLBACK TO deed');
      await this.tx.run('RELEASE deed');
      return () => job.reject(error);
    }
  }

  /** Another process may hold the lock for a moment: ask again without standing still. */
  private async begin(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.tx.run('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error) || attempt === BUSY_ATTEMPTS) throw error;
        await nextTurn();
      }
    }
  }

  async writable(): Promise<boolean> {
    if (this.damage !== undefined) return false;
    try {
      await this.write('probe', (tx) =>
        tx.run(
          "insert into probe (id, beat) values ('probe', 1) on conflict (id) do update set beat = probe.beat + 1",
        ),
      );
      return true;
    } catch {
      return false;
    }
  }

  /**
   * Brings the log into the database as far as no reader holds it, waiting for none.
   * @param before is done in the same turn of the loop, between two commits: what it sees is all that is in the log;
   * false where it had better be later
   * @returns true where all of it is there, so that the next commit may begin the log anew
   */
  async checkpoint(before: () => boolean): Promise<boolean> {
    const connection = connectionOf(this.writer);
    while (connection.inTransaction) await nextTurn();
    if (!before()) return false;
    const [{ busy, log, checkpointed }] = connection.pragma('wal_checkpoint(PASSIVE)') as [
      { busy: number; log: number; checkpointed: number },
    ];
    return busy === 0 && log === checkpointed;
  }

  async close(): Promise<void> {
    while (this.draining) await nextTurn();
    await this.logKeeper?.beforeClosing();
    await this.thread.close();
    this.reader.close();
    await this.writer.destroy();
    await this.logKeeper?.afterClosing();
  }
}
