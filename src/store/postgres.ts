/**
 * PostgreSQL for more than one machine: a pooled connection for each write, writers of one room one after
 * another by an advisory lock, what the database cannot serialise tried again.
 */
import pg from 'pg';
import { DataSource } from 'typeorm';
import { failpoint } from '../ops/failpoint.js';
import { Refusal } from '../refusal.js';
import { queriesOf, txOf } from './queries.js';
import type { Opened } from './reader.js';
import { entities, migrations } from './schema.js';
import { Store, type Job, type Queries } from './store.js';

// Instants and counts are far below 2^53: let them be numbers, as on SQLite.
pg.types.setTypeParser(20, Number);

const POOL = 10;
const ATTEMPTS = 5;
const MIGRATING = 'yihu migrating';

const numbered = new Map<string, string>();
/** `?` → `$1`, `$2` …, remembered for each text. */
const dialect = (sql: string): string => {
  let text = numbered.get(sql);
  if (text === undefined) {
    let n = 0;
    text = sql.replace(/\?/g, () => `$${++n}`);
    numbered.set(sql, text);
  }
  return text;
};

const codeOf = (error: unknown): string =>
  String(
    (error as { driverError?: { code?: string }; code?: string }).driverError?.code ??
      (error as { code?: string }).code ??
      '',
  );
const isSerialisation = (error: unknown) => ['40001', '40P01'].includes(codeOf(error));
/** Connection lost, shutting down, not accepting, disk full, read-only, or a lock that nobody gave in time. */
const isDown = (error: unknown) =>
  /^(08|57P0|57014|55P03|55000|53|25006|ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(error)) ||
  /Connection terminated|timeout exceeded/.test(String(error));

/** A reader is told the same as a writer: the hub cannot answer now. */
const reading = (queries: Queries): Queries => ({
  ...queries,
  rows: (sql, params) =>
    queries.rows<never>(sql, params).catch((error: unknown) => {
      throw isDown(error) ? new Refusal('unavailable') : error;
    }),
});

const sourceOf = (url: string, extra: { max: number; statement_timeout?: number; options?: string }) =>
  new DataSource({
    type: 'postgres',
    url,
    entities,
    migrations,
    migrationsTransactionMode: 'each',
    extra: { connectionTimeoutMillis: 2000, ...extra },
    poolErrorHandler: () => undefined,
  });

/** A migration may take its time, and so may waiting for it: two nodes that start together must not migrate together. */
async function migrate(url: string): Promise<void> {
  const source = await sourceOf(url, { max: 2 }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock(hashtext($1))', [MIGRATING]);
    await source.runMigrations();
  } finally {
    // The lock goes with its connection.
    await runner.release();
    await source.destroy();
  }
}

/** For a process beside the hub: few connections that cannot write, and statements that may take longer. */
export async function postgresReader(url: string): Promise<Opened> {
  const options = '-c default_transaction_read_only=on';
  const source = await sourceOf(url, { max: 2, statement_timeout: 120_000, options }).initialize();
  const runner = source.createQueryRunner();
  return {
    read: reading(queriesOf(source, dialect)),
    frozen: async () => {
      await runner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      return reading(queriesOf(runner, dialect));
    },
    close: async () => {
      await runner.release();
      await source.destroy();
    },
  };
}

export class PostgresStore extends Store {
  readonly kind = 'postgres';
  private constructor(
    private readonly source: DataSource,
    readonly read: Queries,
  ) {
    super();
  }

  static async open(url: string): Promise<PostgresStore> {
    await migrate(url);
    const source = await sourceOf(url, { max: POOL, statement_timeout: 10_000 }).initialize();
    return new PostgresStore(source, reading(queriesOf(source, dialect)));
  }

  protected async enqueue<T>(job: Job<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(job);
      } catch (error) {
        if (isSerialisation(error) && attempt < ATTEMPTS) continue;
        throw isSerialisation(error) || isDown(error) ? new Refusal('unavailable') : error;
      }
    }
  }

  private async attempt<T>(job: Job<T>): Promise<T> {
    const runner = this.source.createQueryRunner();
    try {
      await runner.connect();
      await runner.query('BEGIN');
      try {
        if (job.room) await runner.query('select pg_advisory_xact_lock(hashtext($1))', [job.room]);
        const value = await job.work(txOf(runner, dialect));
        failpoint(`before-commit:${job.name}`);
        await runner.query('COMMIT');
        failpoint(`after-commit:${job.name}`);
        return value;
      } catch (error) {
        await runner.query('ROLLBACK').catch(() => undefined);
        throw error;
      }
    } finally {
      await runner.release();
    }
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
    await this.source.destroy();
  }
}
