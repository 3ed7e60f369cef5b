/** What an issue takes from the ledger and which number it draws, without a hub around it. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CreditedServiceQuery } from '../../../src/certificates/issuing/credited-service.query.js';
import { IssueCertificateService } from '../../../src/certificates/issuing/issue-certificate.service.js';
import type { IssueSourcesQuery } from '../../../src/certificates/issuing/issue-sources.query.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import { dayBegins } from '../../../src/protocol/time/local-day.js';
import type { HoursEntryRow } from '../../../src/ledger/hours.entity.js';
import { adjustHoursRollups } from '../../../src/ledger/hours-rollup.repository.js';
import { entryTable } from '../../../src/ledger/hours-entries.repository.js';
import type { Actor } from '../../../src/kernel/actor.js';
import { AuditService } from '../../../src/directory/people/audit.service.js';
import { Seal } from '../../../src/kernel/seal/seal.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

const HOUR = 3_600_000;
const CODES: Record<string, string> = { heping: '210102', shenhe: '210103' };
const OCTOBER = { from: '2026-10-01', to: '2026-10-31', paper: 'record' } as const;
const chief = (unitId: string): Actor => ({
  id: `chief of ${unitId}`,
  name: unitId,
  roles: ['coordinator'],
  unitId,
  departmentId: null,
  communityIds: [],
  sessionId: 's',
  lang: 'zh',
});

let folder: string;
let store: SqliteStore;
let clock: PushedClock;
let issueService: IssueCertificateService;
let running: number;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  clock = new PushedClock(dayBegins('2026-11-24') + 9 * HOUR);
  running = 0;
  const sources = {
    credited: new CreditedServiceQuery(),
    settings: () => ({ inCharge: '周敏', contact: '024-23450000', publicityDays: 0 }),
    unitCode: (unitId: string) => CODES[unitId],
    whoServed: async () => 'volunteer',
    bearer: async () => ({ name: '邓' }),
    issuer: () => ({ unit: '检察院', inCharge: '周敏', handler: '周敏', contact: '024-23450000' }),
  } as unknown as IssueSourcesQuery;
  const seal = new Seal('1', new Map([['1', randomBytes(32)]]));
  issueService = new IssueCertificateService(store, clock, seal, new AuditService(clock), sources);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const served = async (day: string, minutes: number, more: Partial<HoursEntryRow> = {}) => {
  const fromAt = dayBegins(day) + (9 + running) * HOUR;
  const line: HoursEntryRow = {
    id: `line${++running}`,
    personId: 'deng',
    who: 'volunteer',
    unitId: 'heping',
    kind: 'outreach',
    fromAt,
    toAt: fromAt + minutes * 60_000,
    minutes,
    day,
    source: 'measured',
    flags: [],
    sessionId: null,
    communityId: null,
    callId: null,
    claimId: null,
    served: null,
    activity: '',
    inCharge: null,
    reverses: null,
    reason: null,
    recordedBy: null,
    recordedAt: fromAt,
    state: 'approved',
    credited: minutes,
    ...more,
  };
  await store.write('serve', async (tx) => {
    await entryTable.insert(tx, line);
    await adjustHoursRollups(tx, [], [line]);
  });
  return line;
};
const takenBack = (line: HoursEntryRow) =>
  served(line.day, 0 - line.minutes, {
    ...line,
    id: `not ${line.id}`,
    minutes: 0 - line.minutes,
    credited: 0 - line.credited,
    reverses: line.id,
  });
const issue = async (personId: string, unitId = 'heping', more: object = {}) =>
  (await issueService.issue(chief(unitId), { personId, ...OCTOBER, ...more })).row;

describe('what stands on a certificate', () => {
  test('is what was credited: no presence, nothing over the cap, nothing pending, returned or taken back', async () => {
    await served('2026-10-05', 120);
    await served('2026-10-06', 600, { credited: 480 });
    await served('2026-10-07', 240, { kind: 'duty', credited: 0 });
    await served('2026-10-08', 90, { state: 'pending', credited: 0 });
    await served('2026-10-09', 75, { state: 'returned', credited: 0 });
    await takenBack(await served('2026-10-12', 300));
    const { total, figures } = await issue('deng');
    expect(total).toBe(600);
    expect(figures.items.map((item) => [item.month, item.times, item.minutes])).toEqual([
      ['2026-10', 2, 600],
    ]);
  });
  test('is of its days, its unit and its person; the first and the last day count', async () => {
    for (const day of ['2026-09-30', '2026-10-01', '2026-10-31', '2026-11-01']) await served(day, 60);
    await served('2026-10-15', 45, { unitId: 'shenhe' });
    await served('2026-10-15', 30, { personId: 'meng' });
    expect((await issue('deng')).total).toBe(120);
  });
  test('who looks at everybody sees the same figures, and what would be missing', async () => {
    await served('2026-10-05', 120);
    await served('2026-10-06', 600, { credited: 480, source: 'back_filled' });
    await served('2026-10-08', 90, { state: 'pending', credited: 0 });
    await takenBack(await served('2026-10-12', 300));
    await takenBack(await served('2026-10-13', 50, { state: 'pending', credited: 0 }));
    expect(await new CreditedServiceQuery().everybody(store.read, 'heping', OCTOBER)).toEqual([
      { personId: 'deng', who: 'volunteer', sources: { measured: 120, back_filled: 480 }, pending: 90 },
    ]);
    const { total, figures } = await issue('deng');
    expect([total, figures.sources]).toEqual([600, { measured: 120, back_filled: 480 }]);
  });
  test('the stars are for what was credited until its last day, not for presence', async () => {
    for (let day = 10; day < 22; day++) await served(`2026-09-${day}`, 600, { credited: 480 });
    await served('2026-10-05', 239, { credited: 239 });
    await served('2026-11-05', 480);
    expect((await issue('deng')).stars).toBe(0);
    await served('2026-09-22', 1);
    expect((await issue('deng', 'heping', { paper: 'honour' })).stars).toBe(1);
  });
});

test('numbers run by unit and year, each from one on', async () => {
  for (const personId of ['deng', 'wei', 'meng'])
    await served('2026-10-05', 60, { personId, unitId: personId === 'meng' ? 'shenhe' : 'heping' });
  const numbers = [await issue('deng'), await issue('meng', 'shenhe'), await issue('wei')];
  await clock.push(dayBegins('2027-01-01') + HOUR - clock.now());
  numbers.push(await issue('deng', 'heping', { to: '2026-10-30' }));
  expect(numbers.map(({ number }) => number)).toEqual([
    '210102-2026-000001',
    '210103-2026-000001',
    '210102-2026-000002',
    '210102-2027-000001',
  ]);
});
