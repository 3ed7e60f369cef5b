/**
 * PostgreSQL for more than one machine: writers of one queue one after another by an advisory lock, for which a node
 * asks once however many wait (`line.ts`); readers have connections of their own, so that no crowd of writers keeps
 * a list waiting; what the database cannot serialise is tried again.
 */
import { MINUTE } from '../../protocol/time/durations.js';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { ConnectionGate } from './connection-gate.js';
import { WriteQueues, LockNotTaken, type QueuedWrite } from './write-queue.js';
import { Commits } from './commits.js';
import { Links } from './links.js';
import { isDown, isReadOnly, isSerialisation } from './postgres-dialect.js';
import { runTransaction } from './postgres-transaction.js';
import { connectMilliseconds, patienceOf, serverAddresses } from '../../kernel/settings/server-addresses.js';
import { queriesOf } from './postgres-queries.js';
import { requireOurSchema } from '../schema-state.js';
import type { OpenedReader } from '../opened-reader.js';
import { Store, type WriteJob, type Queries } from '../store.js';
import type { Schema } from '../tables.js';

// Instants and counts are far below 2^53: let them be numbers, as on SQLite.
pg.types.setTypeParser(20, Number);

const WRITERS = 8;
const READERS = 6;
/** A connection is dear to open just when many want one: after a start, after a quiet hour. */
const IDLE_MILLISECONDS = 10 * MINUTE;
const ATTEMPTS = 5;
/** Names the lock of whoever migrates, or moves. */
export const MIGRATING = 'yihu migrating';

/** A reader is told the same as a writer: the hub cannot answer now. */
const reading = (queries: Queries, gate = new ConnectionGate(READERS)): Queries => ({
  ...queries,
  rows: async <T>(...asked: Parameters<Queries['rows']>) => {
    try {
      return await gate.pass(() => queries.rows<T>(...asked));
    } catch (error) {
      throw isDown(error) ? new Refusal('unavailable') : error;
    }
  },
});

/** Statements go straight to these, as on SQLite; what is sent before an answer has come goes on its way at once. */
const poolOf = (
  url: string,
  links: Links,
  limits: { max: number; statement_timeout: number; options?: string },
): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: serverAddresses(url)[0]!,
    Client: links.Client,
    connectionTimeoutMillis: connectMilliseconds(url),
    idleTimeoutMillis: IDLE_MILLISECONDS,
    pipeline: true,
    ...limits,
  });
  pool.on('error', () => undefined);
  return pool;
};

/** A migration may take its time, and so may waiting for it: two nodes that start together must not migrate together. */
async function migrate(url: string, schema: Schema): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url: serverAddresses(url)[0]!,
    migrations: schema.migrations,
    migrationsTransactionMode: 'each',
    extra: { Client: new Links(url).Client, connectionTimeoutMillis: connectMilliseconds(url), max: 2 },
    poolErrorHandler: () => undefined,
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    await requireOurSchema((sql) => runner.query(sql), 'postgres', schema);
    await runner.query('select pg_advisory_lock(hashtext($1))', [MIGRATING]);
    // Whoever had the lock before may have been of another version.
    await requireOurSchema((sql) => runner.query(sql), 'postgres', schema);
    await source.runMigrations();
  } finally {
    // The lock goes with its connection.
    await runner.release();
    await source.destroy();
  }
}

/** For a process beside the hub: few connections that cannot write, and statements that may take longer. */
export async function postgresReader(url: string): Promise<OpenedReader> {
  const options = '-c default_transaction_read_only=on';
  const pool = poolOf(url, new Links(url), { max: 2, statement_timeout: 120_000, options });
  const one = await pool.connect();
  return {
    read: reading(queriesOf(pool)),
    frozen: async () => {
      await one.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return reading(queriesOf(one));
    },
    close: async () => {
      one.release();
      await pool.end();
    },
  };
}

export class PostgresStore extends Store {
  readonly kind = 'postgres';
  private readonly lines = new WriteQueues((jobs) => this.commit(jobs));
  private readonly gate = new ConnectionGate(WRITERS, { meters: this.meters, pool: 'writers' });

  readonly read: Queries;
  /** The server reads, not this process. */
  get long(): Queries {
    return this.read;
  }
  private readonly commits: Commits;

  private constructor(
    private readonly writers: pg.Pool,
    private readonly readers: pg.Pool,
    private readonly links: Links,
    patience: number,
  ) {
    super();
    const gate = new ConnectionGate(READERS, { meters: this.meters, pool: 'readers' });
    this.read = reading(queriesOf(readers), gate);
    this.commits = new Commits(links, patience);
    links.watch();
  }

  static async open(url: string, schema: Schema): Promise<PostgresStore> {
    await migrate(url, schema);
    const links = new Links(url);
    const [writers, readers] = [WRITERS, READERS].map((max) =>
      poolOf(url, links, { max, statement_timeout: 10_000 }),
    ) as [pg.Pool, pg.Pool];
    // The first who write and read find a connection.
    await Promise.all([writers, readers].map(async (pool) => (await pool.connect()).release()));
    return new PostgresStore(writers, readers, links, patienceOf(url));
  }

  protected enqueue<T>(job: WriteJob<T>): Promise<T> {
    if (job.queue !== undefined) return this.lines.enqueue(job.queue, job);
    return new Promise<T>((resolve, reject) => {
      const alone = { ...job, resolve: resolve as (value: unknown) => void, reject } as QueuedWrite;
      this.commit([alone]).catch((error: unknown) =>
        reject(error instanceof LockNotTaken ? error.reason : error),
      );
    });
  }

  /** One transaction for all of them, and each is told how it ended. @throws Refusal `unavailable`, of all of them */
  private async commit(jobs: readonly QueuedWrite[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        if (this.commits.areStuck) throw new LockNotTaken(new Refusal('unavailable'));
        const { writers, commits, meters } = this;
        const settled = await this.gate.pass(() => runTransaction(writers, commits, jobs, meters.committed));
        for (const settle of settled) settle();
        return;
      } catch (error) {
        if (error instanceof LockNotTaken) {
          this.gate.turnAway(error);
          throw error;
        }
        if (isReadOnly(error)) this.links.cut();
        if (isSerialisation(error) && attempt < ATTEMPTS) continue;
        if (isSerialisation(error) || isDown(error)) throw new Refusal('unavailable');
        // A fault of the only one, or of one that cannot be told from the others.
        if (jobs.length === 1) return jobs[0]!.reject(error);
        const half = Math.ceil(jobs.length / 2);
        await this.commit(jobs.slice(0, half));
        await this.commit(jobs.slice(half));
        return;
      }
    }
  }

  override get standby() {
    return this.links.standby;
  }

  async writable(): Promise<boolean> {
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

  async close(): Promise<void> {
    this.links.close();
    if (this.commits.areStuck) this.links.cut();
    await this.writers.end();
    await this.readers.end();
  }
}
