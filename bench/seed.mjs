/** A unit, or several, with so many workers and officers, all on duty, made by the hub's own store before it starts. */
import { createHash, randomBytes } from 'node:crypto';
import { SystemClock } from '../dist/kernel/clock.js';
import { DEMO_KEY } from '../dist/demo/demo-state.repository.js';
import { DutyRow } from '../dist/ledger/duty.entity.js';
import { startDuty } from '../dist/ledger/duty-session-rules.js';
import { newId } from '../dist/kernel/ids.js';
import { AccountRow, MembershipRow, SessionRow } from '../dist/directory/people/people.entity.js';
import { Seal } from '../dist/kernel/seal/seal.js';
import { DEFAULT_STEPS } from '../dist/routing/escalation-policy.js';
import {
  CommunityRow,
  PolicyRow,
  SettingRow,
  SubdistrictRow,
  UnitRow,
} from '../dist/directory/places.entity.js';
import { SCHEMA } from '../dist/schema.js';
import { PostgresStore } from '../dist/store/postgres/postgres.js';
import { SqliteStore } from '../dist/store/sqlite/sqlite.js';
import { Table } from '../dist/store/table.js';

const DAY = 24 * 3600 * 1000;

/**
 * @param database a file, or the address of a PostgreSQL
 * @param communities of each unit, whose workers are spread over them; one each, as in the demo, unless it is said
 * @param key the file of its keys
 * @returns {Promise<{ workers: string[], officers: string[], coordinators: string[] }>} their bearer tokens
 */
export async function seed(database, { units = 1, key = `${database}.key`, ...people }) {
  const store = await (database.startsWith('postgres:') ? PostgresStore : SqliteStore).open(database, SCHEMA);
  // The keys belong to what is in the database: made with it, where the demo looks for them.
  Seal.load(key);
  const tokens = { workers: [], officers: [], coordinators: [] };
  await store.write('bench-seed', async (tx) => {
    for (let n = 0; n < units; n++) await seedUnit(tx, n, people, tokens);
  });
  await store.close();
  return tokens;
}

async function seedUnit(tx, unit, people, tokens) {
  const { workers, officers, coordinators = 0, policies = 0, communities = workers } = people;
  const clock = new SystemClock();
  const now = clock.now();
  const id = () => newId(clock);
  const unitId = id();
  const subdistrictId = id();
  const code = String(210102 + unit);
  const of = unit ? `.${unit}` : '';
  await new Table(UnitRow).insert(tx, { id: unitId, parentId: null, level: 'district', code, name: 'bench' });
  await new Table(SubdistrictRow).insert(tx, { id: subdistrictId, code: `${code}001`, name: 'bench' });
  if (!unit) await new Table(SettingRow).insert(tx, { id: id(), unitId, key: DEMO_KEY, value: true });
  const communityIds = Array.from({ length: communities }, id);
  for (const [n, communityId] of communityIds.entries())
    await new Table(CommunityRow).insert(tx, {
      id: communityId,
      code: `${code}001${String(n + 1).padStart(3, '0')}`,
      name: `community ${n + 1}${of}`,
      subdistrictId,
      unitId,
    });
  const person = async (role, n) => {
    const accountId = id();
    const token = randomBytes(32).toString('base64url');
    await new Table(AccountRow).insert(tx, {
      id: accountId,
      unitId,
      departmentId: null,
      username: `${role}${n}${of}`,
      passwordHash: '',
      name: `${role}${n}`,
      title: null,
      roles: [role],
      skills: [],
      phone: null,
      totpSecret: null,
      totpUsedStep: null,
      createdAt: now,
      disabledAt: null,
      briefedAt: now,
      mustChangePassword: false,
    });
    const tokenHash = createHash('sha256').update(token).digest('base64url');
    await new Table(SessionRow).insert(tx, {
      id: id(),
      tokenHash,
      accountId,
      kind: 'bearer',
      device: 'bench',
      createdAt: now,
      seenAt: now,
      expiresAt: now + DAY,
      endedAt: null,
    });
    if (role === 'worker') {
      const communityId = communityIds[(n - 1) % communities];
      await new Table(MembershipRow).insert(tx, { id: id(), accountId, communityId, position: 0 });
    } else if (role === 'officer')
      await new Table(DutyRow).insert(tx, {
        id: accountId,
        unitId,
        lastRungAt: null,
        seenAt: now,
        ...startDuty(id(), now, 12 * 3600),
      });
    return token;
  };
  // All but the last for a category that no raise of the bench has, so that each is looked at.
  for (let n = 0; n < policies; n++)
    await new Table(PolicyRow).insert(tx, {
      id: id(),
      unitId,
      position: n,
      name: `policy ${n}`,
      matches: { when: 'any', ...(n < policies - 1 && { categories: ['minors'] }) },
      steps: DEFAULT_STEPS,
      afterHours: 'ring',
      promiseSeconds: 120,
      afterPromiseSeconds: 300,
      owners: [],
      changedAt: now,
    });
  for (let n = 1; n <= workers; n++) tokens.workers.push(await person('worker', n));
  for (let n = 1; n <= officers; n++) tokens.officers.push(await person('officer', n));
  for (let n = 1; n <= coordinators; n++) tokens.coordinators.push(await person('coordinator', n));
}
