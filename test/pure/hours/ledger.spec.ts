import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PushedClock } from '../../../src/kernel/clock.js';
import { DutyRow } from '../../../src/ledger/duty.entity.js';
import { CorrectionsService } from '../../../src/hours/verdicts/corrections.service.js';
import { dayBegins } from '../../../src/protocol/time/local-day.js';
import { HoursEntryRow } from '../../../src/ledger/hours.entity.js';
import { dutyMinutesOn } from '../../../src/ledger/hours-entries.repository.js';
import { HoursListQuery } from '../../../src/hours/hours-list.query.js';
import { HoursViewsService } from '../../../src/hours/hours-views.service.js';
import type { Seal } from '../../../src/kernel/seal/seal.js';
import { HoursLedgerService, type ServedTime } from '../../../src/ledger/hours-ledger.service.js';
import { minutesBetween, unionIntervals } from '../../../src/kernel/time/intervals.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Directory } from '../../../src/directory/directory.js';
import type { Role } from '../../../src/protocol/codes.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const MONDAY = dayBegins('2025-11-24');
const rows = new Table(HoursEntryRow);
const duties = new Table(DutyRow);
const units: Record<string, string> = { wang: 'heping', li: 'heping', chief: 'heping', far: 'nankai' };
const directory = {
  person: (id: string) => (units[id] ? { id, name: id, unitId: units[id] } : undefined),
} as unknown as Directory;
const who = (id: string, ...roles: Role[]): Actor => ({
  id,
  name: id,
  roles,
  unitId: units[id]!,
  departmentId: null,
  communityIds: [],
  sessionId: 's',
  lang: 'zh',
});

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let ledger: HoursLedgerService;
let corrections: CorrectionsService;
let hours: HoursListQuery;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(MONDAY + 72 * HOUR);
  ledger = new HoursLedgerService(clock);
  corrections = new CorrectionsService(store, clock, ledger);
  hours = new HoursListQuery(store, directory, new HoursViewsService(store, directory, {} as Seal));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const served = (from: number, to: number, more: Partial<ServedTime> = {}): ServedTime => ({
  personId: 'wang',
  who: 'officer',
  unitId: 'heping',
  kind: 'duty',
  source: 'measured',
  flags: [],
  sessionId: 's1',
  from,
  to,
  ...more,
});
/** In the desk's room, as duty is recorded. */
const record = (service: ServedTime) =>
  store.write('record', (tx) => ledger.record(tx, service), { queue: `desk:${service.unitId}` });
const all = () => rows.find(store.read, 'order by from_at, recorded_at, id');
const minutes = async () => (await all()).reduce((sum, e) => sum + e.minutes, 0);
const code = async (work: Promise<unknown>) =>
  work.then(
    () => 'ok',
    (e: { code?: string }) => e.code ?? String(e),
  );
const week = { from: MONDAY, to: MONDAY + 7 * 24 * HOUR };

describe('recording duty', () => {
  test('a session over midnight is two lines, a day each, and the days add up', async () => {
    await record(served(MONDAY + 23.5 * HOUR, MONDAY + 25 * HOUR, { flags: ['forgotten_sign_off'] }));
    expect((await all()).map((e) => [e.day, e.minutes, e.flags])).toEqual([
      ['2025-11-24', 30, ['forgotten_sign_off']],
      ['2025-11-25', 60, ['forgotten_sign_off']],
    ]);
    expect(await dutyMinutesOn(store.read, 'wang', '2025-11-25')).toBe(60);
    expect(await dutyMinutesOn(store.read, 'li', '2025-11-25')).toBe(0);
  });
  test('the same again, and at the same time, counts once', async () => {
    const service = served(MONDAY, MONDAY + HOUR);
    await Promise.all([record(service), record(service), record({ ...service, sessionId: 's2' })]);
    await record(service);
    expect((await all()).map((e) => e.minutes)).toEqual([60]);
  });
  test('whatever overlaps, an officer has each minute once', async () => {
    const stretch = fc.tuple(
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 900 }),
      fc.constantFrom('s1', 's2', 's3'),
    );
    let officer = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(stretch, { maxLength: 8 }), async (stretches) => {
        const officerId = `officer${++officer}`;
        const all = stretches.map(([start, length, sessionId]) =>
          served(MONDAY + start * 30_000, MONDAY + (start + length) * 30_000, {
            personId: officerId,
            sessionId: `${officerId} ${sessionId}`,
          }),
        );
        for (const service of all) await record(service);
        const lines = await rows.find(store.read, 'where person_id = ?', [officerId]);
        const wanted = unionIntervals(all).reduce((sum, i) => sum + minutesBetween(i.from, i.to), 0);
        expect(lines.reduce((sum, e) => sum + e.minutes, 0)).toBe(wanted);
        for (const day of Map.groupBy(lines, (e) => e.day).values()) {
          expect(day.reduce((sum, e) => sum + e.minutes, 0)).toBeLessThanOrEqual(24 * 60);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('correcting', () => {
  const chief = who('chief', 'coordinator');
  const only = async () => (await all())[0]!;
  beforeEach(() => record(served(MONDAY + 8 * HOUR, MONDAY + 20 * HOUR)));

  test('keeps the wrong line, takes it back, and adds the right one, apart from what was measured', async () => {
    const { id } = await only();
    const right = { from: MONDAY + 8 * HOUR, to: MONDAY + 12 * HOUR, reason: '忘记签退' };
    await corrections.correct(chief, id, right);
    expect((await all()).map((e) => [e.minutes, e.source, e.reverses, e.recordedBy])).toEqual(
      expect.arrayContaining([
        [720, 'measured', null, null],
        [-720, 'measured', id, 'chief'],
        [240, 'back_filled', null, 'chief'],
      ]),
    );
    expect((await hours.list(who('wang', 'officer'), week)).totalMinutes).toBe(240);

    await corrections.correct(chief, id, right);
    expect(await all()).toHaveLength(3);
    expect(await code(corrections.correct(chief, id, { ...right, reason: '另一个' }))).toBe('conflict');
    await record(served(MONDAY + 8 * HOUR, MONDAY + 20 * HOUR));
    expect(await minutes()).toBe(240);
  });
  test('two at once: one is written', async () => {
    const { id } = await only();
    const answers = await Promise.all(
      [9, 10, 11].map((h) =>
        code(corrections.correct(chief, id, { from: MONDAY + 8 * HOUR, to: MONDAY + h * HOUR, reason: 'r' })),
      ),
    );
    expect(answers.sort()).toEqual(['conflict', 'conflict', 'ok']);
    expect([60, 120, 180]).toContain(await minutes());
  });
  test('to nothing', async () => {
    const { entries } = await corrections.correct(chief, (await only()).id, {
      from: MONDAY,
      to: MONDAY,
      reason: 'r',
    });
    expect(entries).toEqual([]);
    expect(await minutes()).toBe(0);
  });
  test('never counts a minute that another line or the running session has', async () => {
    const { id } = await only();
    await record(served(MONDAY + 21 * HOUR, MONDAY + 22 * HOUR, { sessionId: 's2' }));
    expect(
      await code(
        corrections.correct(chief, id, { from: MONDAY + 8 * HOUR, to: MONDAY + 21.5 * HOUR, reason: 'r' }),
      ),
    ).toBe('conflict');
    const since = clock.now() - HOUR;
    const paused = {
      pauseReason: null,
      pausedAt: null,
      pausedUntil: null,
      lastRungAt: null,
      seenAt: null,
      dueAt: null,
      endingAt: null,
      ending: null,
    };
    await store.write('duty', (tx) =>
      duties.insert(tx, {
        id: 'wang',
        unitId: 'heping',
        since,
        sessionId: 's3',
        runningFrom: since,
        stretches: [],
        ...paused,
      }),
    );
    expect(await code(corrections.correct(chief, id, { from: since, to: since + MINUTE, reason: 'r' }))).toBe(
      'conflict',
    );
    expect(await minutes()).toBe(720 + 60);
  });
  test('is refused for one’s own line, for others than coordinators, for other units, for time to come', async () => {
    const { id } = await only();
    const right = { from: MONDAY, to: MONDAY + HOUR, reason: 'r' };
    expect(await code(corrections.correct(who('wang', 'officer', 'coordinator'), id, right))).toBe(
      'forbidden',
    );
    expect(await code(corrections.correct(who('li', 'officer'), id, right))).toBe('forbidden');
    expect(await code(corrections.correct(who('far', 'coordinator'), id, right))).toBe('not_found');
    expect(await code(corrections.correct(chief, id, { ...right, to: clock.now() + 1 }))).toBe('invalid');
    expect(await minutes()).toBe(720);
  });
});

describe('the list', () => {
  test('pages carry every line once and the total of all of them; neighbouring spans add up', async () => {
    for (let h = 0; h < 10; h++)
      await record(
        served(MONDAY + 6 * h * HOUR, MONDAY + (6 * h + 1) * HOUR, {
          personId: h % 2 ? 'wang' : 'li',
          sessionId: `s${h}`,
        }),
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await hours.list(who('chief', 'coordinator'), { ...week, limit: 3, cursor });
      expect(page.totalMinutes).toBe(600);
      seen.push(...page.items.map((e) => e.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(10);
    expect(seen).toHaveLength(10);
    const at = MONDAY + 25 * HOUR;
    const [first, second] = await Promise.all(
      [
        { from: MONDAY, to: at },
        { from: at, to: week.to },
      ].map((s) => hours.list(who('wang', 'officer'), s)),
    );
    expect(first!.totalMinutes + second!.totalMinutes).toBe(300);
  });
  test.each(['x', '[]', '["2025-11-24",1]', '["\\u0000",1,"a"]', '["2025-11-24","1","a"]'])(
    'refuses a cursor made up: %s',
    async (text) => {
      const cursor = Buffer.from(text).toString('base64url');
      expect(await code(hours.list(who('wang', 'officer'), { ...week, cursor }))).toBe('invalid');
    },
  );
  test('shows nobody what is not theirs', async () => {
    await record(served(MONDAY, MONDAY + HOUR));
    await record(served(MONDAY, MONDAY + HOUR, { personId: 'far', unitId: 'nankai', sessionId: 's2' }));
    expect((await hours.list(who('li', 'officer'), week)).items).toEqual([]);
    expect(await code(hours.list(who('li', 'officer'), { ...week, officerId: 'wang' }))).toBe('forbidden');
    expect(await code(hours.list(who('li', 'officer'), { ...week, officerId: 'far' }))).toBe('not_found');
    expect(await code(hours.list(who('chief', 'coordinator'), { ...week, officerId: 'far' }))).toBe(
      'not_found',
    );
    expect(await code(hours.list(who('chief', 'worker'), week))).toBe('forbidden');
    expect((await hours.list(who('chief', 'admin'), week)).totalMinutes).toBe(60);
  });
});
