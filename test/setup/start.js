import { randomInt } from 'node:crypto';
import { startPostgres } from './postgres.js';

/**
 * One PostgreSQL for all specs; each hub makes a database of its own in it. One seed for all that is left to chance,
 * another in each run, so that every run looks where none did; TEST_SEED takes one that was printed.
 */
export default async function start() {
  process.env.TEST_PROPERTY_SEED = process.env.TEST_SEED ?? String(randomInt(2 ** 31));
  console.log(`\nproperties run with TEST_SEED=${process.env.TEST_PROPERTY_SEED}`);
  globalThis.testPostgres = await startPostgres();
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
}
