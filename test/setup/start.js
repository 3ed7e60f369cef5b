import { randomInt } from 'node:crypto';
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from './postgres.js';

const MEMORY = '/dev/shm';
/** PostgreSQL and the databases of two specs need a quarter of it. */
const ROOM_BYTES = 2 ** 30;
const hasRoom = () => {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ROOM_BYTES;
  } catch {
    return false;
  }
};

/**
 * One PostgreSQL for all specs; each hub makes a database of its own in it. What kills servers writes to a real disk
 * and waits for it; nothing else loses by a disk that forgets. One seed for all that is left to chance, another in
 * each run, so that every run looks where none did; TEST_SEED takes one that was printed.
 */
export default async function start({ testPathPatterns }) {
  process.env.TEST_PROPERTY_SEED = process.env.TEST_SEED ?? String(randomInt(2 ** 31));
  console.log(`\nproperties run with TEST_SEED=${process.env.TEST_PROPERTY_SEED}`);
  const durable = testPathPatterns.patterns.some((pattern) => pattern.includes('crash'));
  const under = !durable && hasRoom() ? MEMORY : tmpdir();
  globalThis.testPostgres = await startPostgres({ durable, under });
  globalThis.testTemplates = mkdtempSync(join(under, 'yihu-templates-'));
  process.env.TEST_DATABASE_URL = globalThis.testPostgres.url;
  process.env.TEST_TEMPLATES = globalThis.testTemplates;
  process.env.TEST_DIRECTORY = under;
}
