/** The hub backs itself up at its hour and ships its tail every few seconds; where it cannot, the board says so. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { failureText } from '../../src/backup/backup-failure.js';
import { loadKeys, type BackupTools } from '../../src/backup/backup-tools.js';
import { makeBackup } from '../../src/backup/make-backup.js';
import { Progress } from '../../src/backup/progress.js';
import { restoreTail } from '../../src/backup/restore/restore-tail.js';
import { BackupSchedule } from '../../src/backup/schedule/backup-schedule.js';
import { lastBackups } from '../../src/backup/schedule/backups.repository.js';
import { TailHealth } from '../../src/backup/tail/tail-health.js';
import { TailShipper } from '../../src/backup/tail/tail-shipper.js';
import { keeperFor } from '../../src/file-store/file-store.module.js';
import { SystemClock } from '../../src/kernel/clock.js';
import { readConfig } from '../../src/kernel/config.js';
import type { WatchState } from '../../src/protocol/watch.js';
import { SCHEMA } from '../../src/schema.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { pdf } from '../files/documents.js';
import { sendFile } from '../files/send.js';
import { openTestHub, type TestHub } from '../hub.js';
import { raise } from '../page.js';

const HOUR = 3600;
let into: string;
let archives: string;
let second: string;
let t: TestHub;
beforeAll(async () => {
  into = mkdtempSync(join(tmpdir(), 'yihu-schedule-'));
  archives = join(into, 'archives');
  second = join(into, 'second');
  t = await openTestHub('sqlite', {
    YIHU_BACKUP_TO: archives,
    YIHU_BACKUP_EVERY: '12',
    YIHU_BACKUP_KEEP: '1',
    YIHU_TAIL_TO: second,
    YIHU_TAIL_SECONDS: '10',
  });
});
afterAll(async () => {
  await t.close();
  rmSync(into, { recursive: true, force: true });
});

const the = <T>(type: new (...given: never[]) => T): T => t.hub.app.get(type, { strict: false });
const kinds = async () =>
  ((await t.http('zhou', 'GET', '/api/watch')).body as WatchState).findings.map(({ kind }) => kind);

describe('the tail', () => {
  function tools(place: string): BackupTools {
    const home = join(into, place);
    mkdirSync(home);
    cpSync(t.database.keyFile, join(home, 'keys.json'));
    return toolsOf({
      DATABASE_URL: `sqlite:${join(home, 'y.sqlite')}`,
      YIHU_KEY_FILE: join(home, 'keys.json'),
      YIHU_FILE_STORE: join(home, 'file-store'),
    });
  }
  /** Of the hub that runs. */
  const running = () => toolsOf({ DATABASE_URL: t.database.url, YIHU_KEY_FILE: t.database.keyFile });
  function toolsOf(env: Record<string, string>): BackupTools {
    const config = readConfig(env);
    const clock = new SystemClock();
    return {
      config,
      ...loadKeys(config),
      keeper: keeperFor(config, clock),
      schema: SCHEMA,
      clock,
      progress: new Progress(() => undefined),
      version: '0.0.0',
    };
  }
  async function callsBack(place: string, from = second): Promise<string[]> {
    const there = tools(place);
    await restoreTail(from, false, there);
    const reader = await ReaderStore.open(there.config.database);
    const rows = await reader.read.rows<{ id: string }>('select id from call');
    await reader.close();
    return rows.map(({ id }) => id);
  }
  const ship = () => the(TailShipper).settled();
  const generations = () => readdirSync(second).filter((name) => name.startsWith('gen-'));
  const segments = () => readdirSync(join(second, generations()[0]!, 'segments'));
  const calls: string[] = [];

  test('what was shipped is brought back, with the files', async () => {
    await ship();
    const worker = await t.page('li');
    const call = await raise(worker);
    calls.push(call.id);
    expect((await sendFile(t, 'li', call.id, pdf(), { name: 'a.pdf' })).status).toBe(201);
    await ship();
    expect(await callsBack('first')).toEqual(calls);
    expect(readdirSync(join(into, 'first', 'file-store'))).toHaveLength(2);
    expect(the(TailHealth).behind).toBe(0);
  });

  test('a restart goes on where it was; a segment that was taken away or changed is named', async () => {
    const before = segments().length;
    await t.restart();
    calls.push((await raise(await t.page('sun'))).id);
    await ship();
    expect(generations()).toHaveLength(1);
    expect(segments().length).toBeGreaterThan(before);
    expect((await callsBack('restarted')).sort()).toEqual([...calls].sort());

    const other = join(into, 'other');
    cpSync(second, other, { recursive: true });
    const one = join(other, generations()[0]!, 'segments', segments()[1]!);
    const said = (work: Promise<unknown>) =>
      work.then(
        () => 'done',
        (error: unknown) => failureText(error, other),
      );
    writeFileSync(one, 'x');
    expect(await said(restoreTail(other, false, tools('changed')))).toMatch(/segment is damaged/);
    rmSync(one);
    expect(await said(restoreTail(other, false, tools('missing')))).toMatch(/^segment 2 of .* is missing/);
    expect(readdirSync(join(into, 'missing')).filter((name) => name.startsWith('y.sqlite'))).toEqual([]);
  });

  test('while the second place is away it is said, calls go on, and what is missing follows', async () => {
    renameSync(second, `${second}.away`);
    writeFileSync(second, 'no folder');
    calls.push((await raise(await t.page('qian'))).id);
    await t.pass(90);
    await ship();
    await t.pass(20);
    expect(the(TailHealth).behind).toBeGreaterThan(60);
    expect(await kinds()).toContain('tail_behind');
    rmSync(second);
    renameSync(`${second}.away`, second);
    await ship();
    await t.pass(20);
    expect(await kinds()).not.toContain('tail_behind');
    expect((await callsBack('back')).sort()).toEqual([...calls].sort());
    expect(generations()).toHaveLength(1);
  });

  test('a base of others is not taken for its own', async () => {
    const other = join(into, 'foreign');
    cpSync(second, other, { recursive: true });
    const inOther = join(other, generations()[0]!);
    const base = readdirSync(inOther).find((name) => name.endsWith('.backup'))!;
    await makeBackup(join(into, 'archive.backup'), running());
    cpSync(join(into, 'archive.backup'), join(inOther, base));
    await expect(restoreTail(other, false, tools('foreign-base'))).rejects.toThrow(/not the base/);
  });

  test('a place that was emptied is filled anew, and its generation is the newest whatever the clock says', async () => {
    const [before] = generations();
    rmSync(join(second, before!), { recursive: true });
    rmSync(join(second, 'files'), { recursive: true });
    await ship();
    await ship();
    const [after] = generations();
    expect(after).not.toBe(before);
    expect(after! > before!).toBe(true);
    expect((await callsBack('emptied')).sort()).toEqual([...calls].sort());
    expect(readdirSync(join(into, 'emptied', 'file-store'))).toHaveLength(2);
  });

  test('what this database never heard of stays in the second place', async () => {
    writeFileSync(join(second, 'files', 'of-before-the-loss'), 'sealed');
    await t.restart();
    await ship();
    expect(readdirSync(join(second, 'files'))).toContain('of-before-the-loss');
  });
});

describe('backups by the settings', () => {
  /** Until it is over: its process is another. */
  const pass = async (hours: number) => {
    await t.leap(hours * HOUR);
    await t.pass(31);
    await the(BackupSchedule).settled();
  };
  const last = () => lastBackups(t.foundations.store.read);
  const made = () => readdirSync(archives).sort();

  test('one is made at its hour, rows say what came of it, and so many stay', async () => {
    expect((await last()).good).toBeUndefined();
    await pass(12);
    expect((await last()).good).toMatchObject({ state: 'good', failure: null, calls: 3, files: 1 });
    const [first] = made();
    expect(first).toMatch(/^yihu-20261124-\d{6}\.backup$/);
    await pass(12);
    expect(made()).toHaveLength(1);
    expect(made()).not.toContain(first);
  });

  test('one that was not made is said, the next one makes it good, and archives that are there stay', async () => {
    renameSync(archives, `${archives}.away`);
    writeFileSync(archives, 'no folder');
    await pass(12);
    await t.pass(61);
    expect((await last()).ended).toMatchObject({
      state: 'failed',
      failure: expect.stringContaining(archives),
    });
    expect(await kinds()).toContain('backup_failed');
    await pass(12);
    await t.pass(61);
    expect(await kinds()).toEqual(expect.arrayContaining(['backup_failed', 'backup_old']));
    rmSync(archives);
    renameSync(`${archives}.away`, archives);
    await pass(12);
    await t.pass(61);
    expect(await kinds()).not.toContain('backup_failed');
    expect(await kinds()).not.toContain('backup_old');
    expect(made()).toHaveLength(1);
  });
});
