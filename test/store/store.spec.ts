/** What every store promises, on both databases. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { getMetadataArgsStorage } from 'typeorm';
import { readConfig } from '../../src/kernel/config.js';
import { openStore } from '../../src/hub.js';
import { Refusal } from '../../src/kernel/refusal/refusal.js';
import { SCHEMA } from '../../src/schema.js';
import { Commits } from '../../src/store/postgres/commits.js';
import { Links } from '../../src/store/postgres/links.js';
import { runTransaction } from '../../src/store/postgres/postgres-transaction.js';
import { PostgresStore } from '../../src/store/postgres/postgres.js';
import type { Store, Tx } from '../../src/store/store.js';
import { administer, DATABASES, makeDatabase, type TestDatabase } from '../databases.js';

const insert = (tx: Tx, id: string) => tx.run('insert into counter (id, value) values (?, 1)', [id]);

describe.each(DATABASES)('%s', (kind) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = await makeDatabase(kind);
    store = await openStore(readConfig({ DATABASE_URL: database.url, YIHU_DEMO: '1' }));
  });
  afterEach(async () => {
    await store.close();
    await database.drop();
  });
  const ids = async () =>
    (await store.read.rows<{ id: string }>('select id from counter order by id')).map((r) => r.id);

  test('of many overlapping writes each stands or falls for itself', async () => {
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        store
          .write('many', async (tx) => {
            await insert(tx, `a${i}`);
            await tx.rows('select 1');
            if (i % 4 === 1) throw new Error('no');
            await insert(tx, `b${i}`);
            return i;
          })
          .catch((e: Error) => e.message),
      ),
    );
    expect(answers).toEqual(answers.map((_, i) => (i % 4 === 1 ? 'no' : i)));
    const kept = Array.from({ length: 40 }, (_, i) => i).filter((i) => i % 4 !== 1);
    expect(await ids()).toEqual(kept.flatMap((i) => [`a${i}`, `b${i}`]).sort());
  });
  test('a row that another has taken refuses its own deed and no other', async () => {
    const answers = await Promise.all(
      ['x', 'x', 'y', 'x', 'z'].map((id) =>
        store
          .write('same', (tx) => insert(tx, id))
          .then(
            () => 'ok',
            () => 'taken',
          ),
      ),
    );
    expect(answers.filter((a) => a === 'ok')).toHaveLength(3);
    expect(await ids()).toEqual(['x', 'y', 'z']);
  });
  test('what a deed of a shared commit wrote before it was refused is not there', async () => {
    const deed = (id: string) =>
      store.write(
        'shared',
        async (tx) => {
          await insert(tx, id);
          if (id === 'no') throw new Error('no');
        },
        { queue: 'one', shares: true },
      );
    const ends = await Promise.allSettled(['a', 'no', 'b'].map(deed));
    expect(ends.map((e) => e.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await ids()).toEqual(['a', 'b']);
  });
  test('of those that share a commit each stands or falls for itself', async () => {
    const answers = await Promise.all(
      ['a', 'a', 'no', 'b', 'b', 'c'].map((id) =>
        store
          .write(
            'shared',
            async (tx) => {
              await insert(tx, id);
              if (id === 'no') throw new Error('no');
              return id;
            },
            { queue: 'one', shares: true },
          )
          .catch(() => 'refused'),
      ),
    );
    expect(answers).toEqual(['a', 'refused', 'refused', 'b', 'refused', 'c']);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });
  test('what nobody asked the answer of refuses its own deed too, and no other of the commit', async () => {
    const ends = await Promise.allSettled(
      ['a', 'a', 'b', 'c'].map((id) =>
        store.write('put', (tx) => tx.put('insert into counter (id, value) values (?, 1)', [id]), {
          queue: 'one',
          shares: true,
        }),
      ),
    );
    expect(ends.map((e) => e.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });
  test('a deed that refuses before it asks anything has nothing of its commit done twice', async () => {
    await store.write('begin', (tx) => insert(tx, 'n'));
    const deed = (work: (tx: Tx) => Promise<void>) => store.write('w', work, { queue: 'one', shares: true });
    const ends = await Promise.allSettled([
      deed((tx) => tx.put("insert into counter (id, value) values ('n', 1)")),
      deed(() => Promise.reject(new Error('no'))),
      deed((tx) => tx.put("update counter set value = value + 1 where id = 'n'")),
    ]);
    expect(ends.map((e) => e.status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(await store.read.rows('select value from counter')).toEqual([{ value: 2 }]);
  });
  test('what counts up in one room loses nothing', async () => {
    await store.write('begin', (tx) => tx.run("insert into counter (id, value) values ('n', 0)"));
    await Promise.all(
      Array.from({ length: 30 }, () =>
        store.write(
          'count',
          async (tx) => {
            const [row] = await tx.rows<{ value: number }>("select value from counter where id = 'n'");
            await tx.run("update counter set value = ? where id = 'n'", [row!.value + 1]);
          },
          { queue: 'count' },
        ),
      ),
    );
    expect(await store.read.rows("select value from counter where id = 'n'")).toEqual([{ value: 30 }]);
  });
  test('a write inside a write throws, and the outer one is not kept', async () => {
    const outer = store.write('outer', async (tx) => {
      await insert(tx, 'outer');
      await store.write('inner', (inner) => insert(inner, 'inner'));
    });
    await expect(outer).rejects.toThrow('write "inner" inside a write');
    expect(await ids()).toEqual([]);
    await store.write('after', (tx) => insert(tx, 'after'));
    expect(await ids()).toEqual(['after']);
  });
  test('what was answered can be read, and what is not committed cannot', async () => {
    let seen: string[] | undefined;
    await store.write('slow', async (tx) => {
      await insert(tx, 'x');
      seen = await ids();
      expect(await tx.rows('select id from counter')).toEqual([{ id: 'x' }]);
    });
    expect(seen).toEqual([]);
    expect(await ids()).toEqual(['x']);
  });
  test('says how many rows were changed', async () => {
    await store.write('w', async (tx) => {
      await insert(tx, 'a');
      await insert(tx, 'b');
      expect(await tx.run('update counter set value = 2')).toBe(2);
      expect(await tx.run("update counter set value = 3 where id = 'none'")).toBe(0);
      expect(await tx.run("delete from counter where id = 'a'")).toBe(1);
    });
  });
  test('instants come back as numbers, nothing as null', async () => {
    const at = Date.UTC(2025, 10, 24);
    await store.write('w', (tx) =>
      tx.run("insert into duty (id, unit_id, since, stretches) values ('o', 'u', ?, '[]')", [at]),
    );
    expect(await store.read.rows('select since, due_at, (select count(*) from duty) as n from duty')).toEqual(
      [{ since: at, due_at: null, n: 1 }],
    );
  });
  test('can write, and says so; opened again it has what it had', async () => {
    expect(await store.writable()).toBe(true);
    await store.write('w', (tx) => insert(tx, 'kept'));
    await store.close();
    store = await openStore(readConfig({ DATABASE_URL: database.url, YIHU_DEMO: '1' }));
    expect(await ids()).toEqual(['kept']);
  });
  test('many at once are all answered, once each', async () => {
    const answers = await Promise.all(
      Array.from({ length: 600 }, (_, i) =>
        store.write('many', async (tx) => (await insert(tx, `n${i}`), i)),
      ),
    );
    expect(answers).toEqual(Array.from({ length: 600 }, (_, i) => i));
    expect(await ids()).toHaveLength(600);
  }, 180_000);

  test('the tables have the columns that the rows ask for, and no others', async () => {
    const { columns, tables } = getMetadataArgsStorage();
    for (const entity of SCHEMA.entities) {
      const table = tables.find((t) => t.target === entity)!.name!;
      const asked = columns
        .filter((c) => c.target === entity)
        .map((c) => ({
          name: c.options.name!,
          type: c.options.type as string,
          nullable: c.options.nullable === true,
          key: c.options.primary === true,
        }));
      expect([table, await standing(table)]).toEqual([
        table,
        asked.sort((a, b) => (a.name < b.name ? -1 : 1)),
      ]);
    }
    const made =
      kind === 'sqlite'
        ? await store.read.rows<{ name: string }>(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite_%'",
          )
        : await store.read.rows<{ name: string }>(
            "select table_name as name from information_schema.tables where table_schema = 'public'",
          );
    expect(
      made
        .map((t) => t.name)
        .filter((t) => !/^(migrations|typeorm_metadata)$/.test(t))
        .sort(),
    ).toEqual(SCHEMA.entities.map((e) => tables.find((t) => t.target === e)!.name!).sort());
  });
  /** A table's columns as the database has them. */
  const standing = async (table: string) => {
    if (kind === 'sqlite') {
      const rows = await store.read.rows<{ name: string; type: string; notnull: number; pk: number }>(
        `select name, type, "notnull", pk from pragma_table_info('${table}') order by name`,
      );
      return rows.map((r) => ({
        name: r.name,
        type: r.type.toLowerCase(),
        nullable: r.notnull === 0,
        key: r.pk > 0,
      }));
    }
    const rows = await store.read.rows<{ name: string; type: string; nullable: string; key: boolean }>(
      `select c.column_name as name, c.data_type as type, c.is_nullable as nullable,
         exists (select 1 from information_schema.key_column_usage k join information_schema.table_constraints t using (constraint_name, table_name)
           where t.constraint_type = 'PRIMARY KEY' and k.table_name = c.table_name and k.column_name = c.column_name) as key
       from information_schema.columns c where c.table_name = ? order by c.column_name collate "C"`,
      [table],
    );
    return rows.map((r) => ({ ...r, nullable: r.nullable === 'YES' }));
  };
});

test('on postgres a crowd that waits for a room another node holds takes one connection of the hub', async () => {
  const database = await makeDatabase('postgres');
  const [here, there] = [
    await PostgresStore.open(database.url, SCHEMA),
    await PostgresStore.open(database.url, SCHEMA),
  ];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  let entered = () => {};
  const inside = new Promise<void>((resolve) => (entered = resolve));
  const other = there.write('hold', () => (entered(), held), { queue: 'desk' });
  await inside;
  const crowd = Array.from({ length: 60 }, (_, i) =>
    here.write('crowd', (tx) => insert(tx, `n${i}`), { queue: 'desk', shares: true }),
  );
  const waiters = async () => {
    const [row] = await here.read.rows<{ n: number }>(
      "select count(*) as n from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())",
    );
    return Number(row!.n);
  };
  // Lists are read and other rooms written meanwhile, as often as one likes.
  while ((await waiters()) === 0);
  for (let i = 0; i < 20; i++) {
    expect(await waiters()).toBe(1);
    await here.write('beside', (tx) => insert(tx, `beside${i}`), { queue: 'another' });
  }
  letGo();
  await other;
  await Promise.all(crowd);
  expect(await here.read.rows('select count(*) as n from counter')).toEqual([{ n: 80 }]);
  await here.close();
  await there.close();
  await database.drop();
});

test('on postgres a deed goes on before what it only writes is answered', async () => {
  const database = await makeDatabase('postgres');
  const store = await PostgresStore.open(database.url, SCHEMA);
  await store.write('w', (tx) => insert(tx, 'held'));
  const other = new pg.Client(database.url);
  await other.connect();
  await other.query("begin; update counter set value = 2 where id = 'held'");
  const { promise: wentOn, resolve: goesOn } = Promise.withResolvers<void>();
  const written = store.write('w', async (tx) => {
    await tx.put("update counter set value = value + 1 where id = 'held'");
    goesOn();
  });
  await Promise.race([wentOn, written]);
  await other.query('commit');
  await written;
  expect(await store.read.rows('select value from counter')).toEqual([{ value: 3 }]);
  await other.end();
  await store.close();
  await database.drop();
});

test('on postgres what waits for a lock of another is no commit that does not end', async () => {
  const database = await makeDatabase('postgres');
  await (await PostgresStore.open(database.url, SCHEMA)).close();
  const writers = new pg.Pool({ connectionString: database.url, pipeline: true, max: 1 });
  const commits = new Commits(new Links(database.url), 50);
  const other = new pg.Client(database.url);
  await other.connect();
  await other.query('begin; lock table counter in share mode');
  const job = { name: 'w', work: (tx: Tx) => tx.put('insert into counter (id, value) values (?, 1)', ['x']) };
  const settles = { resolve: () => undefined, reject: () => undefined };
  const written = runTransaction(writers, commits, [{ ...job, ...settles }], () => undefined);
  await Promise.all([expect(written).resolves.toHaveLength(1), other.query('select pg_sleep(0.3); commit')]);
  expect(commits.areStuck).toBe(false);
  await other.end();
  await writers.end();
  await database.drop();
});

test('on postgres writers that take every connection leave readers theirs', async () => {
  const database = await makeDatabase('postgres');
  const store = await PostgresStore.open(database.url, SCHEMA);
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const writers = Array.from({ length: 30 }, (_, i) =>
    store.write('slow', async (tx) => {
      await insert(tx, `n${i}`);
      await held;
    }),
  );
  for (let i = 0; i < 20; i++) expect(await store.read.rows('select 1 as n')).toEqual([{ n: 1 }]);
  letGo();
  await Promise.all(writers);
  await store.close();
  await database.drop();
});

describe('where the database cannot take it', () => {
  test('postgres that is gone: unavailable, and taken again when it is back', async () => {
    const database = await makeDatabase('postgres');
    const store = await PostgresStore.open(database.url, SCHEMA);
    const name = new URL(database.url).pathname.slice(1);
    await store.write('w', (tx) => insert(tx, 'before'));
    await administer(`alter database ${name} allow_connections false`);
    await administer(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
    await expect(store.write('w', (tx) => insert(tx, 'lost'))).rejects.toMatchObject({
      sentence: 'unavailable',
    });
    await expect(store.read.rows('select 1')).rejects.toMatchObject({ sentence: 'unavailable' });
    expect(await store.writable()).toBe(false);
    await administer(`alter database ${name} allow_connections true`);
    await store.write('w', (tx) => insert(tx, 'after'));
    expect(await store.read.rows('select id from counter order by id')).toEqual([
      { id: 'after' },
      { id: 'before' },
    ]);
    await store.close();
    await database.drop();
  });
  test('postgres whose room another node will not leave: unavailable', async () => {
    const database = await makeDatabase('postgres');
    const store = await PostgresStore.open(database.url, SCHEMA);
    const other = new pg.Client(database.url);
    await other.connect();
    await other.query("begin; select pg_advisory_xact_lock(hashtext('desk:heping'))");
    await expect(store.write('w', (tx) => insert(tx, 'x'), { queue: 'desk:heping' })).rejects.toBeInstanceOf(
      Refusal,
    );
    await other.query('commit');
    await store.write('w', (tx) => insert(tx, 'x'), { queue: 'desk:heping' });
    await other.end();
    await store.close();
    await database.drop();
  });
});
