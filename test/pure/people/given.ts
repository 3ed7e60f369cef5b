/** A store in a folder of its own, a clock that is pushed, and one account. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PushedClock } from '../../../src/kernel/clock.js';
import { AccountRow } from '../../../src/directory/people/people.entity.js';
import { UnitRow } from '../../../src/directory/places.entity.js';
import { SCHEMA } from '../../../src/schema.js';
import { SqliteStore } from '../../../src/store/sqlite/sqlite.js';
import { Table } from '../../../src/store/table.js';

export const NOW = Date.UTC(2025, 10, 24, 2);

export async function givenAccount(id: string) {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-'));
  const store = await SqliteStore.open(join(folder, 'db.sqlite'), SCHEMA);
  await store.write('people', async (tx) => {
    await new Table(UnitRow).insert(tx, {
      id: 'heping',
      parentId: null,
      level: 'district',
      code: '210102',
      name: '和平',
    });
    await new Table(AccountRow).insert(tx, {
      id,
      username: id,
      unitId: 'heping',
      departmentId: null,
      passwordHash: '',
      name: '王',
      title: null,
      roles: ['officer'],
      skills: [],
      phone: null,
      totpSecret: null,
      totpUsedStep: null,
      createdAt: 0,
      disabledAt: null,
      briefedAt: null,
      mustChangePassword: false,
    });
  });
  const close = async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  };
  return { folder, store, clock: new PushedClock(NOW), close };
}
