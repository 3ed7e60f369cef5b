/** Where a dump is brought back to: a database that is there and empty, in one transaction. */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { Config } from '../../kernel/config.js';
import { BackupFailure } from '../backup-failure.js';
import { createDatabase, dropDatabase, tablesOf } from './databases.query.js';
import { runTool } from './pg-tools.js';

type Address = Extract<Config['database'], { kind: 'postgres' }>;

async function asking<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  return ask(client).finally(() => client.end());
}

/** @throws BackupFailure where there is something in it */
export async function requireEmpty({ url }: Address): Promise<void> {
  const tables = await asking(url, tablesOf);
  if (tables)
    throw new BackupFailure(
      `the database ${new URL(url).pathname.slice(1)} holds ${tables} tables, and nothing is overwritten: make an empty one (createdb) and name it in DATABASE_URL`,
    );
}

export async function restoreDump({ url }: Address, dump: string): Promise<void> {
  const { ended } = runTool(
    'pg_restore',
    url,
    ['--no-owner', '--no-privileges', '--single-transaction', '--exit-on-error', dump],
    'ignore',
  );
  await ended;
}

/**
 * Brings the dump into a database beside the given one, for as long as it is looked at.
 * @returns undefined where the user may make no database
 */
export async function inScratchDatabase<T>(
  { url }: Address,
  dump: string,
  look: (scratch: Address) => Promise<T>,
): Promise<T | undefined> {
  const name = `yihu_check_${randomBytes(6).toString('hex')}`;
  if (!(await asking(url, (client) => createDatabase(client, name)))) return undefined;
  const beside = new URL(url);
  beside.pathname = `/${name}`;
  try {
    const scratch: Address = { kind: 'postgres', url: beside.toString() };
    await restoreDump(scratch, dump);
    return await look(scratch);
  } finally {
    await asking(url, (client) => dropDatabase(client, name));
  }
}
