/**
 * The statements of one deed on a connection of PostgreSQL. Each goes out at once; only where its answer is needed is it
 * waited for. What is only written goes ahead of whatever comes next, in one way there and back with it, and at the
 * latest with the commit.
 */
import type pg from 'pg';
import type { Param, Tx } from '../store.js';
import { dialect } from './postgres-dialect.js';

export class DeedStatements implements Tx {
  /** What the first that failed was told: all after it were told only that something had failed. */
  failure: { error: unknown } | undefined;
  /** Resolves when the last that was only written is answered, and with it all before it. */
  written: Promise<void> = Promise.resolve();
  constructor(private readonly client: Pick<pg.ClientBase, 'query'>) {}

  async rows<T>(sql: string, params: readonly Param[] = []): Promise<T[]> {
    return (await this.answered(sql, params)).rows as T[];
  }
  async run(sql: string, params: readonly Param[] = []): Promise<number> {
    return (await this.answered(sql, params)).rowCount ?? 0;
  }
  async put(sql: string, params: readonly Param[] = []): Promise<void> {
    this.written = this.client.query(dialect(sql), [...params]).then(
      () => undefined,
      (error: unknown) => {
        this.failure ??= { error };
      },
    );
  }

  private async answered(sql: string, params: readonly Param[]): Promise<pg.QueryResult> {
    try {
      return await this.client.query(dialect(sql), [...params]);
    } catch (error) {
      this.failure ??= { error };
      throw this.failure.error;
    }
  }
}
