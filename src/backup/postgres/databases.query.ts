/** Databases of a server as such; names are made here and by nobody else. */
import type pg from 'pg';

export const tablesOf = async (client: pg.Client): Promise<number> =>
  (
    await client.query<{ n: number }>(
      "select count(*)::int as n from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema')",
    )
  ).rows[0]!.n;

/** @returns false where the user may not */
export async function createDatabase(client: pg.Client, name: string): Promise<boolean> {
  try {
    await client.query(`create database ${name} template template0`);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false;
    throw error;
  }
}
export const dropDatabase = (client: pg.Client, name: string): Promise<unknown> =>
  client.query(`drop database if exists ${name}`);
