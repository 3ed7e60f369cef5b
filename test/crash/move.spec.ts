/** A hub is moved from one kind of database to the other and back: the same rows, the same answers, whatever kills it. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openStore } from '../../src/hub.js';
import { readConfig } from '../../src/kernel/config.js';
import { move } from '../../src/move/move.js';
import { lockDatabaseFile } from '../../src/store/sqlite/database-file-lock.js';
import { makeDatabase, makeMigrated, type TestDatabase } from '../databases.js';
import { openRelease, RELEASES, unpack, type ReleaseDatabase } from '../upgrade/release.js';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/move.main.js', import.meta.url));
const LAST = RELEASES.at(-1)!;
const at = (url: string) => readConfig({ DATABASE_URL: url, YIHU_DEMO: '1' }).database;
const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const made: TestDatabase[] = [];
const keep = (database: TestDatabase) => (made.push(database), database);
/** As a hub leaves it that was started and set up by nobody. */
const emptyPostgres = async () => keep(await makeMigrated('postgres')).url;

let source: ReleaseDatabase;
let from: string;
beforeAll(async () => {
  source = unpack(LAST);
  from = `sqlite:${source.path}`;
  await (await openStore({ database: at(from) })).close();
});
afterAll(async () => {
  source.remove();
  for (const database of made) await database.drop();
});

const moving = async (to: string, of = from, hear: (line: string) => void = () => undefined) => {
  const said: string[] = [];
  const say = (line: string) => (said.push(line), hear(line));
  const moved = await move({ from: at(of), to: at(to), now: () => LAST.at, say });
  return { ...moved, said };
};
const refusal = (to: string, of = from) => moving(to, of).then(String, (error: Error) => error.message);

/** The program as it is built; killed as soon as it says `until`. */
async function program(to: string, until?: RegExp): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN, '--from', from, '--to', to], {
    env: { PATH: process.env['PATH']!, YIHU_KEY_FILE: source.keyFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const hear = (text: Buffer) => {
    output += text.toString();
    if (until?.test(output)) child.kill('SIGKILL');
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}

test('to PostgreSQL and back: equal rows, the same answers, and the source as it was', async () => {
  const before = digestOf(source.path);
  // Empty, and not even migrated.
  const { url: postgres } = keep(await makeDatabase('postgres'));
  const there = await moving(postgres);
  expect(there.rows).toBeGreaterThan(100);
  expect(digestOf(source.path)).toBe(before);
  const onPostgres = await openRelease(postgres, source.keyFile, LAST);
  const answered = await onPostgres.answers();
  await onPostgres.hub.close();

  const back = unpack(LAST);
  rmSync(back.path);
  await moving(`sqlite:${back.path}`, postgres);
  const onSqlite = await openRelease(`sqlite:${back.path}`, back.keyFile, LAST);
  expect(await onSqlite.answers()).toEqual(answered);
  expect(answered).toMatchObject(LAST.said);
  await onSqlite.hub.close();

  // Neither holds nothing any more.
  expect(await refusal(postgres)).toContain('is not empty');
  expect(await refusal(`sqlite:${back.path}`)).toContain('is not empty');
  back.remove();
});

test('killed in the middle no hub starts on it, and asked again it goes on to the end', async () => {
  const postgres = await emptyPostgres();
  const killed = await program(postgres, /message: \d/);
  expect(killed.code).toBeNull();
  await expect(openStore({ database: at(postgres) })).rejects.toThrow(
    'the database is the target of a move that did not finish',
  );
  // Somebody else's move has no business there.
  const other = unpack(LAST);
  await (await openStore({ database: at(`sqlite:${other.path}`) })).close();
  expect(await refusal(postgres, `sqlite:${other.path}`)).toContain('is half of a move of');
  other.remove();

  const { code, output } = await program(postgres);
  expect(output).toMatch(/the move goes on: \d+ of \d+ tables are in/);
  expect(output).toMatch(/\nmoved: \d+ tables, \d+ rows, equal\n$/);
  expect(output).toContain(`the key file ${source.keyFile}`);
  expect(code).toBe(0);
  await (await openStore({ database: at(postgres) })).close();
});

test('cut short, and the source has changed since: it begins anew', async () => {
  const postgres = await emptyPostgres();
  await expect(
    moving(postgres, from, (line) => {
      if (line.includes('message: ')) throw new Error('cut short');
    }),
  ).rejects.toThrow('cut short');
  const store = await openStore({ database: at(from) });
  await store.write('later', (tx) => tx.run("insert into revision (id, value) values ('later', 1)"));
  await store.close();
  const { said } = await moving(postgres);
  expect(said).toContainEqual(expect.stringMatching(/^revision has changed in the source since/));
  const moved = await openStore({ database: at(postgres) });
  expect(await moved.read.rows("select value from revision where id = 'later'")).toEqual([{ value: 1 }]);
  await moved.close();
});

describe('is refused in one sentence', () => {
  test('into what another program keeps its tables in', async () => {
    const { url: postgres } = keep(await makeDatabase('postgres'));
    const { Client } = (await import('pg')).default;
    const client = new Client(postgres);
    await client.connect();
    await client.query('create table invoice (id integer)');
    await client.end();
    expect(await refusal(postgres)).toContain('is not empty');
  });
  test('of a database that a hub has, and into itself', async () => {
    const lock = lockDatabaseFile(source.path, LAST.at);
    expect(await refusal(await emptyPostgres())).toContain('is in use by another Yihu');
    lock.release();
    const postgres = await emptyPostgres();
    const store = await openStore({ database: at(postgres) });
    await store.read.rows('select 1');
    expect(await refusal('sqlite:/dev/null/x', postgres)).toMatch(/in use by \d+ other connection/);
    await store.close();
    expect(await refusal(postgres, postgres)).toMatch(/at work on|same database/);
  });
  test('of a database of an earlier version, which stays as it is', async () => {
    const old = unpack(RELEASES[0]!);
    const before = digestOf(old.path);
    expect(await refusal(await emptyPostgres(), `sqlite:${old.path}`)).toContain('of an earlier version');
    expect(digestOf(old.path)).toBe(before);
    old.remove();
  });
  test('of what is not there', async () => {
    expect(await refusal(await emptyPostgres(), 'sqlite:/tmp/nowhere/at-all.sqlite')).toContain(
      '--from: there is no database file',
    );
  });
});
