import { startPostgres } from './postgres.js';

/** One PostgreSQL for all specs; each hub makes a database of its own in it. */
export default async function start() {
  globalThis.testPostgres = await startPostgres();
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
}
