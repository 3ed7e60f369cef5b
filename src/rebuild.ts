/**
 * npm run rebuild [-- --mend]: builds every roll-up anew beside the live one and prints `equal` or the first
 * difference; with --mend adds what is missing and looks again. Exits 0 only where they are equal.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { SystemClock } from './kernel/clock.js';
import { readConfig } from './kernel/config.js';
import { SCHEMA } from './schema.js';
import { PostgresStore } from './store/postgres/postgres.js';
import { ReaderStore } from './store/reader-store.js';
import { SqliteStore } from './store/sqlite/sqlite.js';
import { rebuild, type Mending } from './reports/rebuild/rebuild.js';

const { values: asked } = parseArgs({ options: { mend: { type: 'boolean', default: false } } });
// Nothing is opened that is sealed: of the environment only the database is asked.
const { database } = readConfig({ DATABASE_URL: process.env['DATABASE_URL'], YIHU_DEMO: '1' });

const look = async (mending?: Mending) => {
  const reader = await ReaderStore.open(database);
  try {
    return await rebuild(reader, mending);
  } finally {
    await reader.close();
  }
};
if (asked.mend) {
  const store =
    database.kind === 'sqlite'
      ? await SqliteStore.open(database.path, SCHEMA)
      : await PostgresStore.open(database.url, SCHEMA);
  const { differences } = await look({ store, now: new SystemClock().now() });
  await store.close();
  process.stdout.write(`mended ${differences}\n`);
}
const { difference } = await look();
process.stdout.write(`${difference ?? 'equal'}\n`);
process.exitCode = difference === undefined ? 0 : 1;
