/**
 * A database of each earlier release, made by running that release, is opened by today's hub: it answers what the
 * release answered, sealed values open, the figures are what the journal says; and PostgreSQL comes to the same rows.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { openPostgresEnd } from '../../src/move/postgres-end.repository.js';
import { openSqliteEnd } from '../../src/move/sqlite-end.repository.js';
import type { End } from '../../src/move/end.query.js';
import { movedTables } from '../../src/move/moved-tables.js';
import { TableSum } from '../../src/move/table-sum.js';
import { openStore } from '../../src/hub.js';
import { readConfig } from '../../src/kernel/config.js';
import { rebuild } from '../../src/reports/rebuild/rebuild.js';
import { SCHEMA } from '../../src/schema.js';
import { ReaderStore } from '../../src/store/reader-store.js';
import { asPostgres } from './as-postgres.js';
import { openRelease, PASSWORD, RELEASES, unpack, type Release } from './release.js';

const TABLES = movedTables(SCHEMA);
const databaseOf = (url: string) => readConfig({ DATABASE_URL: url, YIHU_DEMO: '1' }).database;
const migrate = async (url: string) => (await openStore({ database: databaseOf(url) })).close();

/** What changed on purpose since: numbers have their year, seconds are whole, definitions say more. */
function asToday(said: unknown): unknown {
  const text = JSON.stringify(said, (key, value: unknown) => {
    if (key === 'definitions') return undefined;
    if (/^p\d\dSeconds$/.test(key) && typeof value === 'number') return Math.floor(value);
    return value;
  });
  return JSON.parse(text.replace(/"number":"(\d{4}-\d+)"/g, '"number":"2026$1"'));
}

async function sumsOf(end: End): Promise<Record<string, unknown>> {
  const sums: Record<string, unknown> = {};
  for (const table of TABLES) {
    const sum = new TableSum(table);
    for await (const rows of end.batches(table)) sum.add(rows);
    sums[table.name] = sum.sum();
  }
  await end.close();
  return sums;
}

async function difference(url: string): Promise<string | undefined> {
  const reader = await ReaderStore.open(databaseOf(url));
  try {
    return (await rebuild(reader)).difference;
  } finally {
    await reader.close();
  }
}

async function expectSame(url: string, keyFile: string, release: Release): Promise<void> {
  const opened = await openRelease(url, keyFile, release);
  try {
    expect(await opened.answers()).toMatchObject(asToday(release.said) as object);
    const signedIn = await opened.ask(null, 'POST', '/auth/token', { username: 'chen', password: PASSWORD });
    expect(signedIn).toMatchObject({ status: 200, body: { user: { name: '陈静' } } });
    // In clear for who raised it: the seal of then opens.
    expect((await opened.ask('chen', 'GET', `/calls/${release.calls.fraud}`)).body).toMatchObject({
      resident: { name: '王秀兰', phone: '13900139000', basis: 'consent' },
      callback: { phone: '13800138000' },
    });
    // And it goes on with the next number.
    const { status, body } = await raised(opened);
    expect([status, body.number]).toEqual([201, '20261130-006']);
  } finally {
    await opened.hub.close();
  }
}
const raised = async ({ base, ask }: Awaited<ReturnType<typeof openRelease>>) => {
  const { body } = await ask(null, 'POST', '/auth/token', { username: 'liu', password: PASSWORD });
  const response = await fetch(`${base}/api/calls`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${body.accessToken}`,
      'idempotency-key': '0b2a3a0e-5f3e-4c55-9d3c-1f2b8a0c9d11',
      'content-type': 'application/json',
    },
    body: '{}',
  });
  return { status: response.status, body: (await response.json()) as { number: string } };
};

describe.each(RELEASES.map((release) => [release.release, release] as const))('%s', (_, release) => {
  const file = unpack(release);
  afterAll(() => file.remove());
  let sqlite: Record<string, unknown>;

  test('in PostgreSQL and in SQLite today’s migrations come to the same rows', async () => {
    const database = await asPostgres(file.path, release);
    await migrate(database.url);
    const postgres = await sumsOf(await openPostgresEnd(database.url, 'target'));
    await migrate(`sqlite:${file.path}`);
    sqlite = await sumsOf(openSqliteEnd(file.path, 'source', release.at));
    expect(postgres).toEqual(sqlite);
    expect(await difference(database.url)).toBeUndefined();
    // The two that are furthest apart, since what they hold is the same in all.
    if (release === RELEASES[0] || release === RELEASES.at(-1))
      await expectSame(database.url, file.keyFile, release);
    await database.drop();
  });
  test('today’s hub answers what the release answered', async () => {
    expect(await difference(`sqlite:${file.path}`)).toBeUndefined();
    await expectSame(`sqlite:${file.path}`, file.keyFile, release);
  });
});

test('the first release and the last are among them', () => {
  expect(RELEASES[0]!.migrations).toHaveLength(1);
  expect(RELEASES.length).toBeGreaterThanOrEqual(10);
});
