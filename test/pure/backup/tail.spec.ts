/** What is read of SQLite's log and put on a copy gives the database, whatever is written and whenever it is read. */
import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  closeSync,
  rmSync,
  symlinkSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { frames, readFrame, type FrameKind } from '../../../src/backup/archive/archive-frames.js';
import { backupName, nextBackupTime, surplus } from '../../../src/backup/schedule/backup-times.js';
import { LogGap, LogReader, type Committed } from '../../../src/backup/tail/log-reader.js';
import { openSegment, sealSegment, type Segment } from '../../../src/backup/tail/segment.js';
import { noteCheckpoint } from '../../../src/backup/tail/checkpoint-note.js';
import { endOf } from '../../../src/backup/tail/tail-end.js';
import { newGeneration, TailPlace } from '../../../src/backup/tail/tail-place.js';
import { ByteReader } from '../../../src/file-store/byte-reader.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { DAY, HOUR } from '../../../src/protocol/time/durations.js';
import { onTheWall } from '../../../src/protocol/time/local-day.js';

const keys = () => new Seal('k1', new Map([['k1', randomBytes(32)]]));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-tail-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the log', () => {
  let n = 0;
  function open() {
    const path = join(folder, `${n++}.sqlite`);
    const database = new Database(path);
    for (const pragma of [
      'page_size = 1024',
      'journal_mode = WAL',
      'synchronous = OFF',
      'wal_autocheckpoint = 0',
    ])
      database.pragma(pragma);
    database.exec('create table t (id integer primary key, x blob)');
    database.pragma('wal_checkpoint(TRUNCATE)');
    return { path, database };
  }
  const apply = (path: string, { pages, pageSize, size }: Committed) => {
    const file = openSync(path, 'r+');
    for (const [page, bytes] of pages) writeSync(file, bytes, 0, bytes.length, (page - 1) * pageSize);
    ftruncateSync(file, size * pageSize);
    closeSync(file);
  };
  const contents = (path: string) => {
    const database = new Database(path, { readonly: true });
    const rows = database.prepare('select id, hex(x) as x from t order by id').all();
    const whole = database.pragma('integrity_check', { simple: true });
    database.close();
    return { rows, whole };
  };

  const deed = fc.oneof(
    fc.record({ kind: fc.constant('write' as const), rows: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('undone' as const), rows: fc.integer({ min: 1, max: 30 }) }),
    fc.record({ kind: fc.constant('less' as const), rows: fc.integer({ min: 1, max: 60 }) }),
    fc.record({ kind: fc.constantFrom('read' as const, 'checkpoint' as const, 'held' as const) }),
  );
  test('gives the database again, over checkpoints, with a reader that holds it, and after what was undone', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
        const { path, database } = open();
        const copy = `${path}.copy`;
        copyFileSync(path, copy);
        const reader = new LogReader(path, undefined);
        const take = (committed: Committed) => apply(copy, committed);
        const write = database.prepare('insert into t (x) values (?)');
        let held: Database.Database | undefined;
        for (const { kind, ...how } of deeds) {
          const rows = 'rows' in how ? how.rows : 0;
          if (kind === 'write' || kind === 'undone') {
            database.exec('begin');
            for (let i = 0; i < rows; i++) write.run(randomBytes(200));
            database.exec(kind === 'write' ? 'commit' : 'rollback');
          } else if (kind === 'less') {
            database.exec(`delete from t where id % 60 < ${rows}; vacuum`);
          } else if (kind === 'read') await reader.read(take);
          else if (kind === 'held') {
            if (held) held.close();
            held = held ? undefined : new Database(path, { readonly: true });
            held?.exec('begin');
            held?.prepare('select count(*) from t').get();
          } else {
            // As the store does it: read to the end, and checkpoint in the same turn.
            reader.readNow(take);
            const [{ log, checkpointed }] = database.pragma('wal_checkpoint(PASSIVE)') as [
              { log: number; checkpointed: number },
            ];
            if (log === checkpointed && reader.position) reader.position.mayBeginAnew = true;
          }
        }
        held?.close();
        await reader.read(take);
        expect(contents(copy)).toEqual({ rows: contents(path).rows, whole: 'ok' });
        if (reader.position) expect(await reader.goesOn()).toBe(true);
        database.close();
      }),
      { numRuns: 60 },
    );
  });

  test('is found where the path is another name for the database', async () => {
    const { path, database } = open();
    symlinkSync(path, `${path}.link`);
    database.prepare('insert into t (x) values (?)').run('1');
    let read = 0;
    await new LogReader(`${path}.link`, undefined).read(({ pages }) => (read += pages.size));
    expect(read).toBeGreaterThan(0);
    database.close();
  });

  test('is known to have a gap where somebody else brought it into the database', async () => {
    const { path, database } = open();
    const reader = new LogReader(path, undefined);
    const write = database.prepare('insert into t (x) values (?)');
    write.run('1');
    await reader.read(() => undefined);
    write.run('2');
    database.pragma('wal_checkpoint(PASSIVE)');
    write.run('3');
    await expect(reader.read(() => undefined)).rejects.toThrow(LogGap);
    expect(await reader.goesOn()).toBe(false);
    database.close();
  });
});

describe('behind a death', () => {
  let n = 0;
  /** What was shipped, then perhaps more, then a checkpoint with its note, then a commit that begins the log anew. */
  async function ended(more: boolean) {
    const path = join(folder, `death-${n++}.sqlite`);
    const database = new Database(path);
    for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'wal_autocheckpoint = 0'])
      database.pragma(pragma);
    database.exec('create table t (x)');
    const reader = new LogReader(path, undefined);
    const [seal, place, generation] = [keys(), new TailPlace(`${path}.second`), newGeneration(0, undefined)];
    let committed: Committed | undefined;
    reader.readNow((one) => (committed = one));
    const to = { ...reader.position! };
    const sealed = await sealSegment(seal, generation, 1, { at: 1, to, ...committed! });
    await place.writeSegment(generation, 1, sealed);
    if (more) database.exec("insert into t values ('not shipped')");
    reader.readNow(() => undefined);
    database.pragma('wal_checkpoint(PASSIVE)');
    noteCheckpoint(path, reader.position!);
    const before = await endOf(place, generation, 1, seal, path);
    database.exec("insert into t values ('anew')");
    const after = await endOf(place, generation, 1, seal, path);
    database.close();
    return { to, before, after };
  }
  test('the tail goes on where the log began anew, if all before that was shipped', async () => {
    const { to, before, after } = await ended(false);
    expect(before).toEqual(to);
    expect(after).toEqual({ ...to, mayBeginAnew: true });
  });
  test('and not where something was brought into the database that was not shipped', async () => {
    const { to, before, after } = await ended(true);
    expect(before).toEqual(to);
    expect(after).toBe('unknown');
  });
});

describe('a segment', () => {
  const to = { salt1: 1, salt2: 2, frames: 3, sums: { a: 4, b: 5 }, mayBeginAnew: false };
  const segment = fc
    .uniqueArray(fc.integer({ min: 1, max: 1e6 }), { maxLength: 40 })
    .map((pages): Segment => ({
      at: 1,
      pageSize: 512,
      size: 9,
      to,
      pages: new Map(pages.map((page) => [page, new Uint8Array(randomBytes(512))])),
    }));
  test('is opened as it was sealed, and as no other', async () => {
    const seal = keys();
    await fc.assert(
      fc.asyncProperty(segment, fc.nat(), async (one, where) => {
        const sealed = await sealSegment(seal, 'gen', 7, one);
        const opened = await openSegment(seal, 'gen', 7, sealed);
        expect({ ...opened, pages: [...opened.pages].map(([n, b]) => [n, Buffer.from(b)]) }).toEqual({
          ...one,
          pages: [...one.pages].map(([n, b]) => [n, Buffer.from(b)]),
        });
        await expect(openSegment(seal, 'gen', 8, sealed)).rejects.toThrow();
        await expect(openSegment(seal, 'other', 7, sealed)).rejects.toThrow();
        await expect(openSegment(keys(), 'gen', 7, sealed)).rejects.toThrow();
        await expect(openSegment(seal, 'gen', 7, sealed.subarray(0, -1))).rejects.toThrow();
        const flipped = Buffer.from(sealed);
        flipped[where % flipped.length]! ^= 1;
        // Behind the name of its key the head holds zeros, which are bound like all of it.
        await expect(openSegment(seal, 'gen', 7, flipped)).rejects.toThrow();
      }),
      { numRuns: 40 },
    );
  });
});

describe('an archive’s pieces', () => {
  test('come back as they were said, however they are cut', async () => {
    const said = fc.array(
      fc.record({
        kind: fc.constantFrom<FrameKind>('M', 'D', 'F', 'B', 'E'),
        bytes: fc.uint8Array({ maxLength: 300 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(said, fc.integer({ min: 1, max: 50 }), async (all, cut) => {
        const whole = Buffer.concat(all.flatMap(({ kind, bytes }) => [...frames(kind, bytes)]));
        async function* pieces() {
          for (let at = 0; at < whole.length; at += cut) yield whole.subarray(at, at + cut);
        }
        const reader = new ByteReader(pieces());
        for (const { kind, bytes } of all)
          expect(await readFrame(reader)).toEqual({ kind, bytes: Buffer.from(bytes) });
        expect(await readFrame(reader)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});

describe('a generation', () => {
  test('is named behind those that are there, though the clock was put back', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4e12 }), { minLength: 1, maxLength: 20 }), (times) => {
        const names: string[] = [];
        for (const at of times) names.push(newGeneration(at, names.at(-1)));
        expect(names.toSorted()).toEqual(names);
        for (const name of names) expect(name).toMatch(/^gen-\d{8}-\d{6}-[\da-f]{8}$/);
      }),
    );
  });
});

describe('the times of backups', () => {
  test('are after now, the same hours every day, and never further than one turn', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 23 }),
        fc.constantFrom(1, 2, 3, 4, 6, 8, 12, 24),
        (now, hour, every) => {
          const next = nextBackupTime(now, { hour, every });
          expect(next).toBeGreaterThan(now);
          expect(next - now).toBeLessThanOrEqual(every * HOUR);
          expect(onTheWall(next).getUTCHours() % every).toBe(hour % every);
          expect(next % HOUR).toBe(0);
        },
      ),
    );
  });
  test('of archives the oldest go, and nothing that is no archive', () => {
    const names = Array.from({ length: 5 }, (_, n) =>
      backupName(Date.parse('2026-11-24T03:00:00Z') + n * DAY),
    );
    expect(names[0]).toBe('yihu-20261124-110000.backup');
    expect(surplus(['mine.txt', ...names.toReversed(), 'yihu-x.backup'], 3, names[4]!)).toEqual(
      names.slice(0, 2),
    );
    expect(surplus(names, 5, names[4]!)).toEqual([]);
    // Made while the clock was a year ahead: the one of now is not what goes.
    const ahead = backupName(Date.parse('2027-11-24T03:00:00Z'));
    expect(surplus([...names, ahead], 1, names[4]!)).toEqual([ahead, ...names.slice(0, 4)]);
  });
});
