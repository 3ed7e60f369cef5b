/** The rows of a release's SQLite file in PostgreSQL, in the tables that its own migrations made there. */
import { openPostgresEnd } from '../../src/move/postgres-end.repository.js';
import { openSqliteEnd } from '../../src/move/sqlite-end.repository.js';
import type { End } from '../../src/move/end.query.js';
import type { ColumnType, MovedTable } from '../../src/move/moved-tables.js';
import { inFillingOrder } from '../../src/move/table-order.js';
import { SCHEMA } from '../../src/schema.js';
import { PostgresStore } from '../../src/store/postgres/postgres.js';
import { makeDatabase, type TestDatabase } from '../databases.js';
import type { Release } from './release.js';

export async function asPostgres(path: string, release: Release): Promise<TestDatabase> {
  const database = await makeDatabase('postgres');
  const migrations = SCHEMA.migrations.filter(({ name }) => release.migrations.includes(name));
  await (await PostgresStore.open(database.url, { entities: [], migrations })).close();
  const source = openSqliteEnd(path, 'source', release.at);
  const target = await openPostgresEnd(database.url, 'target');
  try {
    const tables = await tablesIn(source);
    for (const { table, selfReference } of inFillingOrder(tables, await target.references()))
      for await (const rows of source.batches(table, selfReference)) await target.insert(table, rows);
  } finally {
    await target.close();
    await source.close();
  }
  return database;
}

/** As they stood then: the entities are today's. */
async function tablesIn(source: End): Promise<MovedTable[]> {
  const columns = await source.rows<{ table: string; name: string; type: string; pk: number }>(
    `select m.name as "table", c.name, lower(c.type) as type, c.pk from sqlite_master m join pragma_table_info(m.name) c
      where m.type = 'table' and m.name not in ('migrations', 'typeorm_metadata') and m.name not like 'sqlite%'`,
  );
  return [...Map.groupBy(columns, (c) => c.table)].map(([name, own]) => ({
    name,
    columns: own.map((c) => ({ name: c.name, type: c.type as ColumnType })),
    key: own.filter((c) => c.pk > 0).map((c) => c.name),
  }));
}
