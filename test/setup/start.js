import { randomInt } from 'node:crypto';
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPostgresDesk } from './postgres-desk.js';

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
 * PostgreSQL for all specs that ask for one; each hub makes a database of its own in it. What kills servers writes to a
 * real disk and waits for it; nothing else loses by a disk that forgets. One seed for all that is left to chance,
 * another in each run, so that every run looks where none did; TEST_SEED takes one that was printed.
 */
export default async function start() {
  process.env.TEST_PROPERTY_SEED = process.env.TEST_SEED ?? String(randomInt(2 ** 31));
  console.log(`\nproperties run with TEST_SEED=${process.env.TEST_PROPERTY_SEED}`);
  const under = hasRoom() ? MEMORY : tmpdir();
  globalThis.testPostgres = await openPostgresDesk({ memory: under, disk: tmpdir() });
  globalThis.testTemplates = mkdtempSync(join(under, 'yihu-templates-'));
  process.env.TEST_POSTGRES = globalThis.testPostgres.url;
  process.env.TEST_TEMPLATES = globalThis.testTemplates;
  process.env.TEST_DIRECTORY = under;
  // For the processes beside the hubs, and for the workers' own code.
  process.env.NODE_COMPILE_CACHE = join(globalThis.testTemplates, 'compiled-beside');
}
