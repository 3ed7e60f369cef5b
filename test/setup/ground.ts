/** What a server of the tests finds in its database: the small world, a policy with short steps, tokens for everybody. */
import { createHash, randomBytes } from 'node:crypto';
import { SystemClock } from '../../src/kernel/clock.js';
import { newId } from '../../src/kernel/ids.js';
import { AccountRow, MembershipRow, SessionRow } from '../../src/directory/people/people.entity.js';
import { Seal } from '../../src/kernel/seal/seal.js';
import { Directory } from '../../src/directory/directory.js';
import { PolicyRow, SettingRow } from '../../src/directory/places.entity.js';
import type { PolicyStep } from '../../src/protocol/calls/policy.js';
import { SCHEMA } from '../../src/schema.js';
import { PostgresStore } from '../../src/store/postgres/postgres.js';
import { SqliteStore } from '../../src/store/sqlite/sqlite.js';
import { Table } from '../../src/store/table.js';
import { makeMigrated, type DatabaseKind, type Medium, type TestDatabase } from '../databases.js';
import { makeWorld, USERNAMES, type Username, type World } from '../world.js';

const AT_ONCE = 20;

export interface Person {
  id: string;
  name: string;
  token: string;
}
export interface Ground {
  kind: DatabaseKind;
  database: TestDatabase;
  world: World;
  tokens: Record<Username, string>;
  /** More people of 和平, beside those of the small world. */
  workers: Person[];
  officers: Person[];
}
export interface GroundOptions {
  steps?: PolicyStep[];
  settings?: Record<string, unknown>;
  workers?: number;
  officers?: number;
  database?: TestDatabase;
  /** A real disk, unless the spec is not about what a disk keeps. */
  medium?: Medium;
}

/** The small world, a policy with short steps, and a bearer token for everybody. */
export async function prepare(kind: DatabaseKind, options: GroundOptions = {}): Promise<Ground> {
  const database = options.database ?? (await makeMigrated(kind, options.medium ?? 'disk'));
  const clock = new SystemClock();
  const store =
    kind === 'sqlite'
      ? await SqliteStore.open(database.url.slice('sqlite:'.length), SCHEMA)
      : await PostgresStore.open(database.url, SCHEMA);
  const directory = new Directory(store);
  const world = await makeWorld(store, clock, Seal.load(database.keyFile), directory);
  const now = clock.now();
  const people: Person[] = [];
  const tokenFor = (id: string, name: string): Person => {
    const person = { id, name, token: randomBytes(32).toString('base64url') };
    people.push(person);
    return person;
  };
  const tokens = Object.fromEntries(
    USERNAMES.map((u) => [u, tokenFor(world.ids[u], u).token]),
  ) as Ground['tokens'];
  const workers = Array.from({ length: options.workers ?? 0 }, (_, i) => tokenFor(newId(clock), `w${i}`));
  const officers = Array.from({ length: options.officers ?? 0 }, (_, i) => tokenFor(newId(clock), `o${i}`));

  await store.write('ground', async (tx) => {
    const unitId = world.unit.heping;
    const accounts = [...workers, ...officers].map((p): AccountRow => {
      const officer = officers.includes(p);
      return {
        id: p.id,
        unitId,
        departmentId: officer ? world.department.first : null,
        username: p.name,
        passwordHash: 'none',
        name: p.name,
        title: null,
        roles: [officer ? 'officer' : 'worker'],
        skills: [],
        phone: null,
        totpSecret: null,
        totpUsedStep: null,
        createdAt: now,
        disabledAt: null,
        briefedAt: null,
        mustChangePassword: false,
      };
    });
    const memberships = workers.map((w): MembershipRow => ({
      id: newId(clock),
      accountId: w.id,
      communityId: world.community.caita,
      position: 0,
    }));
    const sessions = people.map((p): SessionRow => ({
      id: newId(clock),
      tokenHash: createHash('sha256').update(p.token).digest('base64url'),
      accountId: p.id,
      kind: 'bearer',
      device: 'test',
      createdAt: now,
      seenAt: now,
      expiresAt: now + 7 * 86_400_000,
      endedAt: null,
    }));
    for (let i = 0; i < accounts.length; i += AT_ONCE)
      await new Table(AccountRow).insert(tx, ...accounts.slice(i, i + AT_ONCE));
    for (let i = 0; i < memberships.length; i += AT_ONCE)
      await new Table(MembershipRow).insert(tx, ...memberships.slice(i, i + AT_ONCE));
    for (let i = 0; i < sessions.length; i += AT_ONCE)
      await new Table(SessionRow).insert(tx, ...sessions.slice(i, i + AT_ONCE));
    if (options.steps)
      await new Table(PolicyRow).insert(tx, {
        id: unitId,
        unitId,
        position: 0,
        name: '',
        matches: { when: 'any' },
        steps: options.steps,
        afterHours: 'ring',
        promiseSeconds: 120,
        afterPromiseSeconds: 300,
        owners: [],
        changedAt: now,
      });
    for (const [key, value] of Object.entries(options.settings ?? {})) {
      await new Table(SettingRow).insert(tx, { id: `${unitId}:${key}`, unitId, key, value });
    }
    await directory.touch(tx);
  });
  await store.close();
  return { kind, database, world, tokens, workers, officers };
}
