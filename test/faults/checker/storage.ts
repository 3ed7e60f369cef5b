/** The database itself: whole, its references kept, nothing in clear, no transaction left open. */
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseKind, TestDatabase } from '../../databases.js';
import type { Outside } from '../../setup/checker.js';

export async function databaseIsWhole(kind: DatabaseKind, from: Outside) {
  if (kind === 'sqlite') {
    const found = await from.rows<{ integrity_check: string }>('pragma integrity_check');
    const broken = await from.rows<{ table: string }>('pragma foreign_key_check');
    return {
      looked: 1,
      wrong: [
        ...found.map((f) => f.integrity_check).filter((said) => said !== 'ok'),
        ...broken.map((b) => `a row of ${b.table} refers to nothing`),
      ],
    };
  }
  // What amcheck does for each index of a table: found by the index, or by reading all, it is as many rows.
  const tables = await from.rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  const wrong: string[] = [];
  for (const { name } of tables) {
    const count = async (how: string) => {
      await from.rows(`set enable_seqscan = ${how}`);
      await from.rows(`set enable_indexscan = ${how === 'on' ? 'off' : 'on'}`);
      await from.rows(`set enable_indexonlyscan = ${how === 'on' ? 'off' : 'on'}`);
      return Number((await from.rows<{ n: string }>(`select count(*) as n from "${name}"`))[0]!.n);
    };
    const [all, indexed] = [await count('on'), await count('off')];
    if (all !== indexed) wrong.push(`${name} has ${all} rows and ${indexed} in its index`);
  }
  const invalid = await from.rows<{ name: string }>(
    'select conname as name from pg_constraint where not convalidated',
  );
  return { looked: tables.length, wrong: [...wrong, ...invalid.map((c) => `${c.name} is not kept`)] };
}

/** Bytes of the database's folder, or all rows as text. */
export async function nothingInClear(
  kind: DatabaseKind,
  database: Pick<TestDatabase, 'url' | 'keyFile'>,
  from: Outside,
  canary: string,
  printed: string,
) {
  const wrong: string[] = [];
  let looked = 1;
  if (printed.includes(canary)) wrong.push('the log has a resident in clear');
  const folder = dirname(database.keyFile);
  const bytes = Buffer.from(canary);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    // The clients' own files know whom they told of.
    if (!entry.isFile() || entry.parentPath.endsWith('/lab')) continue;
    looked += 1;
    if (readFileSync(join(entry.parentPath, entry.name)).includes(bytes))
      wrong.push(`${entry.name} has a resident in clear`);
  }
  if (kind === 'postgres')
    for (const { name } of await from.rows<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public'",
    )) {
      looked += 1;
      const rows = await from.rows(`select 1 from "${name}" t where t::text like ? limit 1`, [`%${canary}%`]);
      if (rows.length) wrong.push(`${name} has a resident in clear`);
    }
  return { looked, wrong };
}

export async function nothingLeftOpen(kind: DatabaseKind, from: Outside) {
  if (kind === 'sqlite') return [];
  const open = await from.rows<{ pid: number; since: string }>(
    `select pid, xact_start as since from pg_stat_activity where datname = current_database()
      and state like 'idle in transaction%' and xact_start < now() - interval '5 seconds'`,
  );
  return open.map((o) => `a transaction is open since ${o.since}`);
}
