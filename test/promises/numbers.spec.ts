import { expect, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { SCHEMA } from '../../src/schema.js';
import { Numbers1764880000000 } from '../../src/store/migrations/1764880000000-numbers.js';
import { DATABASES, makeDatabase } from '../databases.js';
import { openTestHub } from '../hub.js';
import { raise } from '../page.js';
import type { Username } from '../world.js';

/** A call as it was numbered, when it was raised, and how it is called from now on. */
const CALLS = [
  ['1231-005', '2024-12-31T15:59:59Z', '20241231-005'],
  ['1231-005', '2025-12-31T15:59:59Z', '20251231-005'],
  ['0101-001', '2025-12-31T16:00:00Z', '20260101-001'],
  ['演1124-01', '2026-11-24T01:00:00Z', '演20261124-01'],
  ['检1124-01', '2026-11-24T01:00:00Z', '检20261124-01'],
  ['1124-1007', '2026-11-24T01:00:00Z', '20261124-1007'],
] as const;

test.each(DATABASES)(
  'a number of former days gets the year of its raise, in the call and in its first fact, on %s',
  async (kind) => {
    const database = await makeDatabase(kind);
    try {
      const common = {
        entities: [],
        migrations: SCHEMA.migrations.slice(0, SCHEMA.migrations.indexOf(Numbers1764880000000) + 1),
        migrationsTransactionMode: 'each' as const,
      };
      const source = await new DataSource(
        kind === 'sqlite'
          ? { ...common, type: 'better-sqlite3', database: database.url.slice('sqlite:'.length) }
          : { ...common, type: 'postgres', url: database.url },
      ).initialize();
      await source.runMigrations();
      await source.undoLastMigration();
      const columns = {
        unit_id: 'u',
        community_id: 'c',
        raised_by: 'w',
        version: 1,
        state: 'closed',
        category: 'other',
        urgency: 'normal',
        answer_by: 0,
        close_by: 0,
        message_count: 0,
        policy: '{}',
        ringing: '{}',
      };
      for (const [n, [number, raisedAt]] of CALLS.entries()) {
        const row = {
          ...columns,
          id: `call${n}`,
          client_call_id: `call${n}`,
          number,
          raised_at: Date.parse(raisedAt),
        };
        const values = Object.values(row).map((value) =>
          typeof value === 'string' ? `'${value}'` : String(value),
        );
        await source.query(`insert into call (${Object.keys(row).join(', ')}) values (${values.join(', ')})`);
        const data = JSON.stringify({ unitId: 'u', number, category: 'other' });
        await source.query(
          `insert into fact (call_id, seq, at, actor_id, deed, data) values ('call${n}', 1, 0, 'w', 'raised', '${data}')`,
        );
      }
      const now = async () => {
        const calls = (await source.query('select number from call order by id')) as { number: string }[];
        const facts = (await source.query('select data from fact order by call_id')) as { data: string }[];
        expect(facts.map(({ data }) => (JSON.parse(data) as { number: string }).number)).toEqual(
          calls.map((c) => c.number),
        );
        return calls.map((c) => c.number);
      };
      await source.runMigrations();
      expect(await now()).toEqual(CALLS.map(([, , dated]) => dated));
      await source.undoLastMigration();
      expect(await now()).toEqual(CALLS.map(([short]) => short));
      await source.destroy();
    } finally {
      await database.drop();
    }
  },
);

test.each(DATABASES)(
  'a number names one call of a unit for ever, and is found as it is read aloud, on %s',
  async (kind) => {
    const t = await openTestHub(kind);
    try {
      const li = await t.page('li');
      const first = await raise(li);
      await t.leap(365 * 24 * 3600);
      t.signInAgain();
      const later = await raise(await t.page('li'));
      expect([first.number, later.number]).toEqual(['20261124-001', '20271124-001']);
      const found = async (q: string) =>
        (await t.http('zhou', 'GET', `/api/calls?q=${q}`)).body.items.map(
          (c: { number: string }) => c.number,
        );
      expect(await found('1124-001')).toEqual(['20271124-001', '20261124-001']);
      expect(await found('20261124-001')).toEqual(['20261124-001']);
    } finally {
      await t.close();
    }
  },
);

test.each(DATABASES)(
  'a call is found by its number, its community and its category and their pinyin, and counted, on %s',
  async (kind) => {
    const t = await openTestHub(kind);
    try {
      const li = await t.page('li');
      const first = await raise(li, { category: 'labour' });
      const second = await raise(await t.page('qian'), { category: 'elder_fraud', summary: '找不到的欠条' });
      const asked = async (who: Username, q: string) => {
        const tail = `?q=${encodeURIComponent(q)}`;
        const [list, count] = await Promise.all([
          t.http(who, 'GET', `/api/calls${tail}`),
          t.http(who, 'GET', `/api/calls/count${tail}`),
        ]);
        const ids = list.body.items.map((c: { id: string }) => c.id);
        expect(count.body).toEqual({ total: ids.length, more: false });
        return ids as string[];
      };
      for (const q of ['彩塔', 'caita', 'CTJ', 'cait', '欠薪', 'qianxin', 'qx', 'unpaid', '-001', ' caita '])
        expect([q, await asked('zhou', q)]).toEqual([q, [first.id]]);
      for (const q of ['沙岗', 'shagang', 'sg', 'shg', '养老诈骗', 'ylzp', 'yanglao'])
        expect([q, await asked('zhou', q)]).toEqual([q, [second.id]]);
      for (const q of ['shequ', ''])
        expect((await asked('zhou', q)).toSorted()).toEqual([first.id, second.id].toSorted());
      expect(await asked('zhou', '欠条')).toEqual([second.id]);
      // A neighbour's community means nothing here.
      for (const q of ['%', 'fengle', "' or 1=1"]) expect([q, await asked('zhou', q)]).toEqual([q, []]);
      // Nobody counts what they do not see.
      expect(await asked('li', 'shequ')).toEqual([first.id]);
      expect(await asked('chen', 'shequ')).toEqual([]);
      expect(await asked('gao', 'shequ')).toEqual([]);
      const active = await t.http('zhou', 'GET', '/api/calls/count?state=active');
      expect(active.body).toEqual({ total: 0, more: false });
    } finally {
      await t.close();
    }
  },
);
