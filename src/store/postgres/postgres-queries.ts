import type pg from 'pg';
import type { Param, Queries } from '../store.js';
import { dialect } from './postgres-dialect.js';

export const queriesOf = (connection: Pick<pg.Pool, 'query'> | Pick<pg.ClientBase, 'query'>): Queries => ({
  rows: async <T>(sql: string, params: readonly Param[] = []) =>
    (await connection.query(dialect(sql), [...params])).rows as T[],
});
