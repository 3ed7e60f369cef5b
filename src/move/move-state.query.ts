/** What is asked of a database before anything of it is moved, or of anything into it. */
import type { End } from './end.query.js';
import type { MovedTable } from './moved-tables.js';

const TABLES = {
  sqlite: "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'",
  postgres: 'select table_name as name from information_schema.tables where table_schema = current_schema()',
};

export const tablesOf = async (end: End): Promise<string[]> =>
  (await end.rows<{ name: string }>(TABLES[end.kind])).map(({ name }) => name);

/** What only a hub has in which somebody was: one that was merely started leaves signs of life. */
const WITNESSES = ['unit', 'account', 'call'];

/** @param tables that it has */
export async function holdsData(end: End, tables: readonly string[]): Promise<boolean> {
  for (const name of WITNESSES.filter((witness) => tables.includes(witness)))
    if ((await end.rows(`select 1 from ${name} limit 1`)).length) return true;
  return false;
}

export async function rowsIn(end: End, table: MovedTable): Promise<number> {
  const [row] = await end.rows<{ n: number }>(`select count(*) as n from ${table.name}`);
  return row!.n;
}
