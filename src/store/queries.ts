import type { EntityManager, QueryRunner } from 'typeorm';
import type { Param, Queries, Tx } from './store.js';

type Dialect = (sql: string) => string;
interface Asked {
  query(sql: string, params?: unknown[]): Promise<unknown>;
  readonly manager: EntityManager;
}

export const queriesOf = (runner: Asked, dialect: Dialect): Queries => ({
  rows: async <T>(sql: string, params: readonly Param[] = []) => (await runner.query(dialect(sql), [...params])) as T[],
  manager: runner.manager,
});

export const txOf = (runner: QueryRunner, dialect: Dialect): Tx => ({
  ...queriesOf(runner, dialect),
  run: async (sql, params = []) => (await runner.query(dialect(sql), [...params], true)).affected ?? 0,
});
