/** What is approved, taken back and closed of one unit's ledger, without a hub around it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { ClaimDecisionsService } from '../../../src/hours/claims/claim-decisions.service.js';
import { claimTable } from '../../../src/ledger/claims.repository.js';
import { monthId } from '../../../src/ledger/closed-months.query.js';
import { sumEntries, SUM_COLUMNS } from '../../../src/ledger/hours-sums.js';
import { CorrectionsService } from '../../../src/hours/verdicts/corrections.service.js';
import { dayBegins, localDay } from '../../../src/protocol/time/local-day.js';
import { MonthRow, type ClaimRow } from '../../../src/ledger/hours.entity.js';
import { HoursLedgerService, type ServedTime } from '../../../src/ledger/hours-ledger.service.js';
import { entryTable } from '../../../src/ledger/hours-entries.repository.js';
import { VerdictsService } from '../../../src/hours/verdicts/verdicts.service.js';
import type { Actor } from '../../../src/kernel/actor.js';
import type { Directory } from '../../../src/directory/directory.js';
import { snake } from '../../../src/store/column-types.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';

const HOUR = 3_600_000;
const MONDAY = '2025-11-24';
const at = (hour: number, day = MONDAY) => dayBegins(day) + hour * HOUR;
const months = new Table(MonthRow);
const directory = { person: () => undefined } as unknown as Directory;
const chief = (id: string, unitId = 'heping'): Actor => ({
  id,
  name: id,
  roles: ['officer', 'coordinator'],
  unitId,
  departmentId: null,
  communityIds: [],
  sessionId: 's',
  lang: 'zh',
});

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let ledger: HoursLedgerService;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(at(72));
  ledger = new HoursLedgerService(clock);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const record = async (from: number, to: number, more: Partial<ServedTime> = {}) => {
  const service: ServedTime = {
    personId: 'deng',
    who: 'volunteer',
    unitId: 'heping',
    kind: 'outreach',
    source: 'measured',
    flags: [],
    sessionId: newId(clock),
    from,
    to,
    ...more,
  };
  const [line] = await store.write('record', (tx) => ledger.record(tx, service));
  return line!.id;
};
const claim = async (from: number, to: number, more: Partial<ClaimRow> = {}) => {
  const row: ClaimRow = {
    id: newId(clock),
    unitId: 'heping',
    personId: 'deng',
    who: 'volunteer',
    kind: 'outreach',
    fromAt: from,
    toAt: to,
    day: localDay(from),
    communityId: null,
    callId: null,
    served: null,
    activity: '',
    note: null,
    inCharge: null,
    contests: null,
    importId: null,
    state: 'pending',
    enteredBy: 'deng',
    enteredAt: clock.now(),
    decidedBy: null,
    decidedAt: null,
    reason: null,
    ...more,
  };
  await store.write('claim', (tx) => claimTable.insert(tx, row));
  return row.id;
};
const close = (month: string) =>
  store.write('close', (tx) =>
    months.insert(tx, {
      id: monthId('heping', month),
      unitId: 'heping',
      month,
      closedAt: clock.now(),
      changedBy: 'zhou',
      changedAt: clock.now(),
      reason: null,
    }),
  );
type Said = { decided: object[]; refused: { why: { code: string } }[] };
const toldOf = ({ refused }: Said) => refused.map(({ why }) => why.code)[0] ?? 'ok';
const approve = async (id: string, by = chief('zhou')) =>
  toldOf(
    await new VerdictsService(store, clock, directory, ledger).decide(by, [id], { verdict: 'approved' }),
  );
const approveClaim = async (id: string, by = chief('zhou')) =>
  toldOf(
    await new ClaimDecisionsService(store, clock, directory, ledger).decide(by, [id], {
      verdict: 'approved',
    }),
  );
const correct = (id: string, from: number, to: number) =>
  new CorrectionsService(store, clock, ledger).correct(chief('zhou'), id, { from, to, reason: '核对' });
const lines = () => entryTable.find(store.read, 'order by from_at, recorded_at, id');
const credited = async (id: string) => (await lines()).find((line) => line.id === id)!.credited;
const sumsHold = async () => {
  const kept = await store.read.rows<Record<string, string | number>>('select * from hours_rollup');
  const plain = (row: (of: string) => unknown) => [
    ['dim', 'period', 'key', 'kind', 'source'].map((of) => String(row(of))).join(' '),
    SUM_COLUMNS.map((sum) => Number(row(sum))),
  ];
  const sorted = (rows: unknown[][]) => rows.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  const stands = kept.filter((row) => SUM_COLUMNS.some((sum) => Number(row[snake(sum)]) !== 0));
  expect(sorted(stands.map((row) => plain((of) => row[snake(of)])))).toEqual(
    sorted(sumEntries(await lines()).map((row) => plain((of) => row[of as keyof typeof row]))),
  );
};

describe('a day is settled as a whole', () => {
  test('a line taken back altogether frees the cap for those that were approved after it', async () => {
    const [first, second] = [await record(at(0), at(7)), await record(at(8), at(11))];
    expect([await approve(first), await approve(second)]).toEqual(['ok', 'ok']);
    expect([await credited(first), await credited(second)]).toEqual([420, 60]);
    await correct(first, at(0), at(0));
    expect(await credited(second)).toBe(180);
    await sumsHold();
  });
  test('so does a line that is moved to another day, which is settled too', async () => {
    const there = await record(at(0, '2025-11-25'), at(7, '2025-11-25'));
    const [first, second] = [await record(at(0), at(7)), await record(at(8), at(11))];
    for (const id of [there, first, second]) await approve(id);
    const moved = await claim(at(8, '2025-11-25'), at(11, '2025-11-25'), { contests: first });
    expect(await approveClaim(moved)).toBe('ok');
    expect(await credited(second)).toBe(180);
    const [written] = (await lines()).filter((line) => line.claimId === moved);
    expect([written!.state, written!.minutes, written!.credited]).toEqual(['approved', 180, 60]);
    await sumsHold();
  });
  test('whoever served in two units on a day has one cap', async () => {
    const [here, there] = [await record(at(0), at(7)), await record(at(8), at(11), { unitId: 'nankai' })];
    await approve(here);
    await approve(there, chief('gao', 'nankai'));
    expect([await credited(here), await credited(there)]).toEqual([420, 60]);
  });
});

describe('somebody else decides', () => {
  test('not on one’s own, whether it was measured or claimed, nor on what one entered for another', async () => {
    const line = await record(at(9), at(10), { personId: 'zhou', who: 'officer' });
    const own = await claim(at(11), at(12), { personId: 'zhou', who: 'officer', enteredBy: 'xie' });
    const entered = await claim(at(13), at(14), { enteredBy: 'zhou' });
    expect([await approve(line), await approveClaim(own), await approveClaim(entered)]).toEqual(
      Array(3).fill('forbidden'),
    );
    expect((await lines()).map((e) => e.state)).toEqual(['pending']);
    expect([await approve(line, chief('xie')), await approveClaim(entered, chief('xie'))]).toEqual([
      'ok',
      'ok',
    ]);
  });
  test('nor somebody of another unit', async () => {
    expect(await approve(await record(at(9), at(10)), chief('gao', 'nankai'))).toBe('not_found');
    expect(await approveClaim(await claim(at(11), at(12)), chief('gao', 'nankai'))).toBe('not_found');
  });
});

describe('a closed month', () => {
  const october = '2025-10-31';
  test('is not written into by a claim, nor by one that only ends or begins in it', async () => {
    const [whole, over, after] = [
      await claim(at(9, october), at(10, october)),
      await claim(at(23, october), at(25, october)),
      await claim(at(9), at(10)),
    ];
    await close('2025-10');
    expect([await approveClaim(whole), await approveClaim(over), await approveClaim(after)]).toEqual([
      'conflict',
      'conflict',
      'ok',
    ]);
    await close('2025-11');
    const ends = await claim(at(23, '2025-11-30'), at(25, '2025-11-30'));
    const begins = await claim(at(23, '2025-09-30'), at(25, '2025-09-30'));
    expect([await approveClaim(ends), await approveClaim(begins)]).toEqual(['conflict', 'conflict']);
  });
  test('loses no line to another month and gets none from it', async () => {
    const [old, young] = [await record(at(9, october), at(10, october)), await record(at(9), at(10))];
    await close('2025-10');
    const away = await claim(at(11), at(12), { contests: old });
    const into = await claim(at(11, october), at(12, october), { contests: young });
    expect([await approveClaim(away), await approveClaim(into)]).toEqual(['conflict', 'conflict']);
    await expect(correct(old, at(11), at(12))).rejects.toMatchObject({ code: 'conflict' });
    await expect(correct(young, at(11, october), at(12, october))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await approve(old)).toBe('conflict');
    expect((await lines()).map((line) => line.minutes)).toEqual([60, 60]);
  });
  test('is closed for its unit only', async () => {
    await close('2025-10');
    const there = await record(at(9, october), at(10, october), { unitId: 'nankai' });
    expect(await approve(there, chief('gao', 'nankai'))).toBe('ok');
  });
});
