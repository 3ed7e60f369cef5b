/** What was acknowledged before a backup began is in it, whatever goes on meanwhile; and what is wrong with one is named before anything is touched. */
import { randomBytes, randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import '../setup/columns-by-entity.js';
import { failureText } from '../../src/backup/backup-failure.js';
import { loadKeys, type BackupTools } from '../../src/backup/backup-tools.js';
import { makeBackup, type BackupResult } from '../../src/backup/make-backup.js';
import { findTool } from '../../src/backup/postgres/pg-tools.js';
import { Progress } from '../../src/backup/progress.js';
import { restoreArchive } from '../../src/backup/restore/restore-archive.js';
import { FileStore } from '../../src/file-store/file-store.js';
import { keeperFor } from '../../src/file-store/file-store.module.js';
import { SealedFileStore } from '../../src/file-store/sealed-file-store.js';
import { readConfig } from '../../src/kernel/config.js';
import { nextTurn, SystemClock } from '../../src/kernel/clock.js';
import type { CallSummary } from '../../src/protocol/calls/call-summary.js';
import { SCHEMA } from '../../src/schema.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { lockDatabaseFile } from '../../src/store/sqlite/database-file-lock.js';
import { SqliteStore } from '../../src/store/sqlite/sqlite.js';
import { pdf } from '../files/documents.js';
import { sendFile } from '../files/send.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, raise } from '../page.js';
import { DEBIAN_POSTGRES, startDebianPostgres, type Cluster } from '../setup/debian-postgres.js';

const BACKUP = fileURLToPath(new URL('../../dist/backup.main.js', import.meta.url));

/** As the command has them, with what it said. */
function toolsFor(env: Record<string, string>): BackupTools & { said: string[] } {
  const config = readConfig(env);
  const clock = new SystemClock();
  const said: string[] = [];
  return {
    config,
    ...loadKeys(config),
    keeper: keeperFor(config, clock),
    schema: SCHEMA,
    clock,
    progress: new Progress((line) => said.push(line)),
    version: '0.0.0',
    said,
  };
}
const settingsOf = (folder: string, database: string) => ({
  DATABASE_URL: database,
  YIHU_KEY_FILE: join(folder, 'keys.json'),
  YIHU_FILES: join(folder, 'files'),
  YIHU_FILE_STORE: join(folder, 'file-store'),
});
/** The sentence that whoever runs it reads. */
const refused = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it was done',
    (error: unknown) => failureText(error, 'the archive'),
  );

async function callsIn(database: BackupTools['config']['database']): Promise<Set<string>> {
  const reader = await ReaderStore.open(database);
  const rows = await reader.read.rows<{ id: string }>('select id from call');
  await reader.close();
  return new Set(rows.map(({ id }) => id));
}

/** A hub under load, its backup, and one brought back elsewhere. */
async function fullCircle(t: TestHub, source: string, target: string, into: string) {
  const home = dirname(t.database.keyFile);
  const [worker, officer] = [await t.page('li'), await t.page('wang')];
  await officer.do('duty:start');
  const call = await raise(worker);
  await accept(officer, call.id);
  const sent = await sendFile(t, 'li', call.id, pdf(), { name: '申请书.pdf' });
  expect(sent.status).toBe(201);

  const before = new Set<string>();
  const raiseOne = async () =>
    ((await worker.do('call:raise', { clientCallId: randomUUID() })) as CallSummary).id;
  for (let n = 0; n < 4; n++) before.add(await raiseOne());
  let over = false;
  let during = 0;
  const going = (async () => {
    for (; !over; during++) {
      // An allowance of raises is per time; a write is a write.
      if (during < 5) await raiseOne();
      await t.foundations.store.writable();
      await nextTurn();
    }
  })();
  const archive = join(into, 'one.backup');
  const tools = toolsFor(settingsOf(home, source));
  const made = await makeBackup(archive, tools).finally(() => (over = true));
  await going;
  expect(during).toBeGreaterThan(0);
  expect(made).toMatchObject({ files: 1, missing: [], warnings: [] });

  mkdirSync(join(into, 'elsewhere'));
  copyFileSync(t.database.keyFile, join(into, 'elsewhere', 'keys.json'));
  const elsewhere = toolsFor(settingsOf(join(into, 'elsewhere'), target));
  const back = await restoreArchive(archive, false, elsewhere);
  expect(back).toMatchObject({
    calls: made.calls,
    until: made.until,
    files: { brought: 1, there: 0, missing: [] },
    aside: undefined,
    difference: undefined,
  });
  const there = await callsIn(elsewhere.config.database);
  for (const id of before) expect(there.has(id)).toBe(true);
  expect(there.size).toBe(made.calls);
  // The file is read there as it was sent.
  const [id] = readdirSync(join(into, 'elsewhere', 'file-store')).filter((name) => name !== 'incoming');
  const bytesOf = async (store: FileStore) => {
    const pieces: Uint8Array[] = [];
    for await (const piece of (await store.read(id!, sent.body.bytes))!) pieces.push(piece);
    return Buffer.concat(pieces);
  };
  expect(await bytesOf(new SealedFileStore(elsewhere.seal, elsewhere.keeper))).toEqual(
    await bytesOf(t.hub.app.get(FileStore, { strict: false })),
  );
  return { archive, made, tools };
}

describe('a backup of SQLite', () => {
  let t: TestHub;
  let into: string;
  let archive: string;
  let made: BackupResult;
  let tools: BackupTools & { said: string[] };
  let source: string;
  const other = (name: string) => join(into, name);
  /** To a place of its own, with the hub's keys. */
  const back = async (from: string, aside = false, place: string = randomUUID()) => {
    mkdirSync(other(place), { recursive: true });
    if (!existsSync(join(other(place), 'keys.json')))
      copyFileSync(t.database.keyFile, join(other(place), 'keys.json'));
    return restoreArchive(
      from,
      aside,
      toolsFor(settingsOf(other(place), `sqlite:${join(other(place), 'y.sqlite')}`)),
    );
  };
  beforeAll(async () => {
    t = await openTestHub('sqlite');
    into = mkdtempSync(join(tmpdir(), 'yihu-backup-'));
    source = t.database.url;
    ({ archive, made, tools } = await fullCircle(
      t,
      source,
      `sqlite:${join(into, 'elsewhere', 'y.sqlite')}`,
      into,
    ));
  });
  afterAll(async () => {
    await t.close();
    rmSync(into, { recursive: true, force: true });
  });

  test('it says what it does, is the owner’s alone, and leaves nothing beside itself', () => {
    expect(tools.said[0]).toBe('copying the database');
    expect(statSync(archive).mode & 0o777).toBe(0o600);
    expect(readdirSync(into).sort()).toEqual(['elsewhere', 'one.backup']);
    const beside = readdirSync(dirname(t.database.keyFile));
    expect(beside.filter((name) => name.includes('under-way'))).toEqual([]);
    // What people said, and what they are called, is not to be read in it.
    expect(readFileSync(archive).includes('申请书')).toBe(false);
    expect(readFileSync(archive).includes('SQLite format')).toBe(false);
  });

  test('nothing is overwritten: neither an archive, nor a database without being told to move it', async () => {
    expect(await refused(makeBackup(archive, tools))).toMatch(/is there already, and nothing is overwritten/);
    expect(await refused(makeBackup(join(into, 'no', 'x'), tools))).toMatch(/there is no folder .*: make it/);
    const place = 'again';
    await back(archive, false, place);
    writeFileSync(join(other(place), 'y.sqlite'), 'what was there');
    expect(await refused(back(archive, false, place))).toMatch(
      /holds data, and nothing is overwritten: add --aside/,
    );
    const { aside } = await back(archive, true, place);
    expect(readFileSync(aside!, 'utf8')).toBe('what was there');
    expect((await callsIn({ kind: 'sqlite', path: join(other(place), 'y.sqlite') })).size).toBe(made.calls);
    const held = lockDatabaseFile(join(other(place), 'y.sqlite'), Date.now());
    expect(await refused(back(archive, true, place))).toMatch(/is in use by another Yihu: process \d+/);
    held.release();
  });

  const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const path = other(name);
    writeFileSync(path, change(readFileSync(archive)));
    return path;
  };
  const flipped = (at: number) => (bytes: Buffer) => {
    bytes[at < 0 ? bytes.length + at : at]! ^= 1;
    return bytes;
  };
  test.each([
    ['a byte of its head', flipped(60), /damaged/],
    [
      'a byte in the middle',
      (bytes: Buffer) => flipped(bytes.length >> 1)(bytes),
      /damaged or was cut off, \d+ KB/,
    ],
    ['its last byte', flipped(-1), /damaged or was cut off/],
    ['cut off by a byte', (bytes: Buffer) => bytes.subarray(0, -1), /damaged or was cut off/],
    ['cut off behind its head', (bytes: Buffer) => bytes.subarray(0, 42 + 80), /damaged or was cut off/],
    [
      'longer than it was',
      (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]),
      /damaged or was cut off/,
    ],
    ['empty', () => Buffer.alloc(0), /is no backup of Yihu/],
    ['a newer form', (bytes: Buffer) => (bytes.write('000002', 12), bytes), /made by a newer Yihu/],
  ])('damage is named before anything is touched: %s', async (name, change, sentence) => {
    const place = `damaged ${name}`;
    expect(await refused(back(changed(`${name}.backup`, change), false, place))).toMatch(sentence);
    expect(
      readdirSync(other(place))
        .sort()
        .filter((n) => n !== 'y.sqlite.lock'),
    ).toEqual(['keys.json']);
  });

  test('other keys are told from damage, and so is a newer version', async () => {
    mkdirSync(other('keys'));
    writeFileSync(
      join(other('keys'), 'keys.json'),
      JSON.stringify({
        current: 'k1',
        keys: {
          k1: randomBytes(32).toString('base64'),
        },
      }),
      { mode: 0o600 },
    );
    expect(await refused(back(archive, false, 'keys'))).toMatch(
      /sealed with other keys than those in .*keys.json: bring back the key file/,
    );
    const older = { ...SCHEMA, migrations: SCHEMA.migrations.slice(0, -1) };
    mkdirSync(other('newer'));
    copyFileSync(t.database.keyFile, join(other('newer'), 'keys.json'));
    const there = toolsFor(settingsOf(other('newer'), `sqlite:${join(other('newer'), 'y.sqlite')}`));
    expect(await refused(restoreArchive(archive, false, { ...there, schema: older }))).toMatch(
      /is of a newer version of Yihu \(it has \w+\)/,
    );
  });

  test('an older one is restored and brought to this version’s tables', async () => {
    mkdirSync(other('older'));
    copyFileSync(t.database.keyFile, join(other('older'), 'keys.json'));
    const path = join(other('older'), 'old.sqlite');
    await (await SqliteStore.open(path, { ...SCHEMA, migrations: SCHEMA.migrations.slice(0, -1) })).close();
    const from = toolsFor(settingsOf(other('older'), `sqlite:${path}`));
    await makeBackup(other('older.backup'), from);
    expect(await back(other('older.backup'), false, 'migrated')).toMatchObject({
      calls: 0,
      difference: undefined,
    });
    const reader = await ReaderStore.open({ kind: 'sqlite', path: join(other('migrated'), 'y.sqlite') });
    const [{ n }] = (await reader.read.rows<{ n: number }>('select count(*) as n from migrations')) as [
      { n: number },
    ];
    await reader.close();
    expect(n).toBe(SCHEMA.migrations.length);
  });

  test('without PostgreSQL’s own programs it says what to install', () => {
    expect(() => findTool('pg_dump', [into])).toThrow(/^pg_dump is not on this machine: .*apt-get install/);
  });

  test('where there is no room it says so in one line, and leaves nothing', () => {
    const home = dirname(t.database.keyFile);
    const to = other('no-room.backup');
    // A file may not grow above what half the database takes.
    const limit = `--fsize=${statSync(source.slice('sqlite:'.length)).size >> 1}`;
    const { status, stderr } = spawnSync('prlimit', [limit, process.execPath, BACKUP, '--to', to], {
      env: { PATH: process.env.PATH!, ...settingsOf(home, source) },
      encoding: 'utf8',
    });
    expect([status, stderr.trim().split('\n')]).toEqual([
      1,
      [expect.stringMatching(/^No backup was made: .*(no room|full)/)],
    ]);
    expect(readdirSync(into).filter((name) => name.startsWith('no-room'))).toEqual([]);
    expect(readdirSync(home).filter((name) => name.includes('under-way'))).toEqual([]);
  }, 60_000);
});

const suite = DEBIAN_POSTGRES === undefined ? describe.skip : describe;
if (DEBIAN_POSTGRES === undefined)
  process.stdout.write('skipped: backups of PostgreSQL, since its own programs are not here\n');
suite('a backup of PostgreSQL', () => {
  let cluster: Cluster;
  let t: TestHub;
  let into: string;
  beforeAll(async () => {
    cluster = await startDebianPostgres();
    into = mkdtempSync(join(tmpdir(), 'yihu-backup-'));
  }, 60_000);
  afterAll(async () => {
    await t?.close();
    cluster.stop();
    rmSync(into, { recursive: true, force: true });
  });

  test('is brought back into an empty database elsewhere, and into no other', async () => {
    const source = await cluster.create('live');
    t = await openTestHub('sqlite', { DATABASE_URL: source });
    const target = await cluster.create('elsewhere');
    const { archive } = await fullCircle(t, source, target, into);
    const again = toolsFor(settingsOf(join(into, 'elsewhere'), target));
    expect(await refused(restoreArchive(archive, false, again))).toMatch(
      /^the database elsewhere holds \d+ tables, and nothing is overwritten/,
    );
    const lite = toolsFor(settingsOf(join(into, 'elsewhere'), `sqlite:${join(into, 'y.sqlite')}`));
    expect(await refused(restoreArchive(archive, false, lite))).toMatch(
      /holds a database of PostgreSQL, and DATABASE_URL names one of SQLite/,
    );
  }, 120_000);
});
