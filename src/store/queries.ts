import type { QueryRunner } from 'typeorm';
import type { Param, Queries, Tx } from './store.js';

type Dialect = (sql: string) => string;

export const queriesOf = (runner: Pick<QueryRunner, 'query' | 'manager'>, dialect: Dialect): Queries => ({
  rows: async <T>(sql: string, params: readonly Param[] = []) => (await runner.query(dialect(sql), [...params])) as T[],
  manager: runner.manager,
});

export const txOf = (runner: QueryRunner, dialect: Dialect): Tx => ({
  ...queriesOf(runner, dialect),
  run: async (sql, params = []) => (await runner.query(dialect(sql), [...params], true)).affected ?? 0,
});
