/** A database that a newer version has migrated: an older node does not start on it, and one that runs ends by itself. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import pg from 'pg';
import { openFoundations, openHub, openStore } from '../../src/hub.js';
import { PushedClock } from '../../src/kernel/clock.js';
import { readConfig } from '../../src/kernel/config.js';
import { makeLogger } from '../../src/kernel/logger.js';
import { rehearse } from '../../src/take-over/rehearsal.js';
import { DATABASES, makeMigrated, type TestDatabase } from '../databases.js';
import { RELEASES, unpack, type ReleaseDatabase } from './release.js';

const NEWER = "insert into migrations (timestamp, name) values (9999000000000, 'Later9999000000000')";
const SENTENCE =
  'the database was migrated by a newer version of Yihu (Later9999000000000 is not known here): start that version or a later one, or restore the backup from before the update';

describe.each(DATABASES)('%s', (kind) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await makeMigrated(kind);
  });
  afterEach(() => database.drop());
  const settings = () =>
    readConfig({
      DATABASE_URL: database.url,
      YIHU_KEY_FILE: database.keyFile,
      PORT: '0',
      LOG_LEVEL: 'silent',
    });

  test('an older node does not start, says so in one sentence, and leaves it as it is', async () => {
    const store = await openStore(settings());
    await store.write('newer', (tx) => tx.run(NEWER));
    await store.close();
    for (let again = 0; again < 2; again++)
      await expect(openFoundations(settings())).rejects.toMatchObject({ message: SENTENCE });
  });
});

test('one that runs while PostgreSQL is migrated under it is not ready any more, and says why', async () => {
  const database = await makeMigrated('postgres');
  const clock = new PushedClock(Date.parse('2026-11-24T01:00:00Z'));
  const config = readConfig({
    DATABASE_URL: database.url,
    YIHU_KEY_FILE: database.keyFile,
    YIHU_FILES: `${database.keyFile}.files`,
    YIHU_FILE_STORE: `${database.keyFile}.store`,
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const hub = await openHub(await openFoundations(config, clock));
  const ready = async () => (await fetch(`http://127.0.0.1:${hub.port}/api/health/ready`)).status;
  expect(await ready()).toBe(200);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(NEWER);
  await client.end();
  await clock.push(10_000);
  expect(await hub.overtaken).toBe(SENTENCE);
  expect(await ready()).toBe(503);
  await hub.close();
  await database.drop();
});

describe('before a newer process takes over on SQLite', () => {
  const settingsOf = ({ path, keyFile }: ReleaseDatabase) => {
    const config = readConfig({
      DATABASE_URL: `sqlite:${path}`,
      YIHU_KEY_FILE: keyFile,
      LOG_LEVEL: 'silent',
    });
    return { ...config, database: { kind: 'sqlite' as const, path } };
  };
  const log = makeLogger('silent');

  test('its migrations are tried on a copy, and the database stays as it is, with nothing beside it', async () => {
    const file = unpack(RELEASES[0]!);
    const before = readFileSync(file.path);
    const beside = readdirSync(dirname(file.path));
    await rehearse(settingsOf(file), log);
    expect(readFileSync(file.path).equals(before)).toBe(true);
    expect(readdirSync(dirname(file.path)).filter((name) => !/-(wal|shm)$/.test(name))).toEqual(beside);
    file.remove();
  });
  test('what would keep it from starting on what is there is said', async () => {
    const file = unpack(RELEASES[0]!);
    const database = new Database(file.path);
    // Somebody made a table by hand that a migration makes too.
    database.exec('create table deadline_rule (id text)');
    await expect(rehearse(settingsOf(file), log)).rejects.toThrow('deadline_rule');
    database.exec(NEWER);
    await expect(rehearse(settingsOf(file), log)).rejects.toThrow(SENTENCE);
    database.close();
    file.remove();
  });
});
