import type { Param, Tx } from './store.js';

interface Statement {
  readonly reader: boolean;
  all(...params: unknown[]): unknown[];
  iterate(...params: unknown[]): Iterable<unknown>;
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
    put: async (sql, params = []) => void statement(sql).run(...params),
  };
}
/** Texts differ by their lists of columns and parameters; there are some hundreds. */
const MOST_PREPARED = 1000;
