import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushedClock } from '../../../src/kernel/clock.js';
import { demoAccounts, isDemoDatabase } from '../../../src/demo/demo-accounts.js';
import { isEmpty } from '../../../src/demo/demo-state.repository.js';
import { seedDistrict, type District } from '../../../src/demo/demo-district.js';
import { Directory } from '../../../src/directory/directory.js';
import { CommunitiesImportService } from '../../../src/units/import/communities-import.service.js';
import { readCommunityCsv } from '../../../src/demo/community-csv.js';
import { shippedData } from '../../../src/kernel/shipped-data.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';

describe('the demo district', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  const clock = new PushedClock(Date.UTC(2026, 9, 20));
  let store: SqliteStore;
  let directory: Directory;
  let district: District;

  beforeAll(async () => {
    store = await SqliteStore.open(join(folder, 'yihu.sqlite'), SCHEMA);
    directory = new Directory(store);
    await directory.reload();
    expect(await isEmpty(store)).toBe(true);
    district = await seedDistrict(store, clock, {
      seal: { seal: (place: string, text: string) => `sealed:${place}:${text.length}` },
      directory,
    });
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  test('is told apart from an empty database and from a real one', async () => {
    expect(await isEmpty(store)).toBe(false);
    expect(await isDemoDatabase(store)).toBe(true);
  });
  test('four departments, 125 communities, 28 accounts', async () => {
    expect(directory.departmentsOf(district.unitId)).toHaveLength(4);
    expect(directory.communitiesOf(district.unitId)).toHaveLength(125);
    expect(directory.peopleOf(district.unitId)).toHaveLength(28);
    expect(directory.settings(district.unitId).dutyPhone).toMatch(/^024-/);
    const [bodies] = await store.read.rows<{ n: number }>('select count(*) as n from body');
    expect(bodies!.n).toBe(12);
  });
  test('worker i serves community i of the list', () => {
    const { lines } = readCommunityCsv(shippedData('heping-communities.csv'));
    district.workerIds.forEach((id, i) => {
      expect(directory.person(id)!.communityIds.map((c) => directory.community(c)!.code)).toEqual([
        lines[i]!.community_code,
      ]);
    });
  });
  test('officer1 to officer3 are posted to three communities each, nobody to the rest', () => {
    const posted = district.workerIds.map((id) =>
      directory.liaisonOf(directory.person(id)!.communityIds[0]!, clock.now()),
    );
    const [a, b, c] = district.officerIds;
    expect(posted).toEqual([a, a, a, b, b, b, c, c, c, undefined, undefined, undefined]);
  });
  test('two officers a department, no telephone in clear', async () => {
    for (const { id } of directory.departmentsOf(district.unitId)) {
      expect(directory.peopleOf(district.unitId).filter((p) => p.departmentId === id)).toHaveLength(2);
    }
    const phones = await store.read.rows<{ phone: string }>('select phone from account');
    expect(phones.every(({ phone }) => phone.startsWith('sealed:account.phone:'))).toBe(true);
  });
  test('the sign-in page lists the accounts by role and number', async () => {
    const accounts = await demoAccounts(store.read, directory);
    expect(accounts.map((a) => a.username)).toEqual([
      ...Array.from({ length: 12 }, (_, i) => `worker${i + 1}`),
      ...Array.from({ length: 8 }, (_, i) => `officer${i + 1}`),
      ...Array.from({ length: 6 }, (_, i) => `volunteer${i + 1}`),
      'coordinator1',
      'admin',
    ]);
    expect(accounts[12]).toEqual({
      username: 'officer1',
      name: '王检察官',
      role: 'officer',
      place: '第一检察部',
    });
  });
  test('the same list again changes nothing; new names are taken over; foreign ground is refused', async () => {
    const { lines } = readCommunityCsv(shippedData('heping-communities.csv'));
    const again = await store.write('again', async (tx) =>
      (await CommunitiesImportService.begin(tx, district.unitId, clock)).take(lines),
    );
    expect(again).toEqual({ created: 0, updated: 0, unchanged: 125 });
    const renamed = lines.map((l) => (l.row === 2 ? { ...l, community: '新名社区' } : l));
    const named = await store.write('named', async (tx) =>
      (await CommunitiesImportService.begin(tx, district.unitId, clock)).take(renamed),
    );
    expect(named).toEqual({ created: 0, updated: 1, unchanged: 124 });
    const foreign = lines.map((l) => (l.row === 5 ? { ...l, district_code: '210103' } : l));
    const wrong = await store.write('foreign', async (tx) =>
      (await CommunitiesImportService.begin(tx, district.unitId, clock)).misplaced(foreign),
    );
    expect(wrong).toEqual([{ row: 5, column: 'district_code', sentence: 'csv_other_district' }]);
  });
});
