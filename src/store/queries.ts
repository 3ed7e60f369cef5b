import type { QueryRunner } from 'typeorm';
import type { Param, Queries, Tx } from './store.js';

type Dialect = (sql: string) => string;
interface Asked {
  query(sql: string, params?: unknown[]): Promise<unknown>;
}

export const queriesOf = (runner: Asked, dialect: Dialect): Queries => ({
  rows: async <T>(sql: string, params: readonly Param[] = []) =>
    (await runner.query(dialect(sql), [...params])) as T[],
});

export const txOf = (runner: QueryRunner, dialect: Dialect): Tx => ({
  ...queriesOf(runner, dialect),
  run: async (sql, params = []) => (await runner.query(dialect(sql), [...params], true)).affected ?? 0,
});

interface Statement {
  readonly reader: boolean;
  all(...params: unknown[]): unknown[];
  run(...params: unknown[]): { changes: number };
}
export interface SqliteConnection {
  prepare(sql: string): Statement;
}

/** The statement of a text, prepared once. */
export function statementsOf(connection: SqliteConnection): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    let known = prepared.get(sql);
    if (!known) {
      if (prepared.size >= MOST_PREPARED) prepared.clear();
      prepared.set(sql, (known = connection.prepare(sql)));
    }
    return known;
  };
}

/** On SQLite the statements go straight to the connection: its errors are the driver's own. */
export function sqliteQueries(connection: SqliteConnection): Tx {
  const statement = statementsOf(connection);
  return {
    rows: async <T>(sql: string, params: readonly Param[] = []) => statement(sql).all(...params) as T[],
    run: async (sql, params = []) => {
      const known = statement(sql);
      return known.reader ? known.all(...params).length : known.run(...params).changes;
    },
  };
}
/** Texts differ by their lists of columns and parameters; there are some hundreds. */
const MOST_PREPARED = 1000;
