/** A database of PostgreSQL, on one connection; the lock of whoever migrates keeps hubs from starting on it meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { UnsafeSettingsError } from '../kernel/config.js';
import { serverAddresses } from '../kernel/settings/server-addresses.js';
import { dialect } from '../store/postgres/postgres-dialect.js';
import { MIGRATING } from '../store/postgres/postgres.js';
import { Primary } from '../store/postgres/primary.js';
import {
  inBatches,
  namesOf,
  ROWS_AT_ONCE,
  selectOf,
  type End,
  type Reference,
  type Row,
  type Value,
} from './end.query.js';
import type { MovedTable } from './moved-tables.js';

const LEAVING_MILLISECONDS = 3000;
const MOMENT = 50;

/** @throws UnsafeSettingsError where another has it */
export async function openPostgresEnd(url: string, use: 'source' | 'target'): Promise<End> {
  const connectionString = await new Primary(serverAddresses(url)).address();
  const client = new pg.Client({ connectionString, application_name: 'yihu move' });
  // One that the server ended says so with the next statement.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await take(client, use);
    return postgresEnd(client, use);
  } catch (error) {
    await client.end();
    throw error;
  }
}

async function take(client: pg.Client, use: 'source' | 'target'): Promise<void> {
  const option = use === 'source' ? '--from' : '--to';
  const { rows: locked } = await client.query<{ got: boolean }>(
    'select pg_try_advisory_lock(hashtext($1)) as got',
    [MIGRATING],
  );
  if (!locked[0]!.got)
    throw new UnsafeSettingsError(
      `${option}: a hub or another move is at work on ${nameOf(client)}: wait until it has ended`,
    );
  let others = await othersOn(client);
  // One that has just been let go is the server's for a moment longer.
  for (let waited = 0; others > 0 && waited < LEAVING_MILLISECONDS; waited += MOMENT) {
    await pause(MOMENT);
    others = await othersOn(client);
  }
  if (others > 0)
    throw new UnsafeSettingsError(
      `${option}: ${nameOf(client)} is in use by ${others} other ${others === 1 ? 'connection' : 'connections'}: stop every hub on it first, and whatever else is connected`,
    );
  if (use === 'source') await client.query('begin isolation level repeatable read read only');
}

async function othersOn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ others: number }>(
    `select count(*)::integer as others from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`,
  );
  return rows[0]!.others;
}

const nameOf = ({ host, port, database }: pg.Client) => `postgres://${host}:${port}/${database}`;

function postgresEnd(client: pg.Client, use: 'source' | 'target'): End {
  const inserts = new Map<string, string>();
  const insertOf = (table: MovedTable) => {
    const known = inserts.get(table.name);
    if (known !== undefined) return known;
    const types = table.columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    const names = namesOf(table);
    const made = `insert into ${table.name} (${names}) select ${names} from json_to_recordset($1::json) as r(${types})`;
    inserts.set(table.name, made);
    return made;
  };
  const query = async <T>(sql: string, params: readonly Value[] = []) =>
    (await client.query(dialect(sql), [...params])).rows as T[];
  return {
    kind: 'postgres',
    name: nameOf(client),
    rows: query,
    run: async (sql, params) => void (await query(sql, params)),
    async *batches(table, selfReference) {
      // The source stands still in one transaction from the beginning.
      if (use === 'target') await client.query('begin');
      await client.query(`declare moved no scroll cursor for ${selectOf(table, selfReference)}`);
      try {
        for (;;) {
          const { rows } = await client.query<Row>(`fetch ${ROWS_AT_ONCE} from moved`);
          if (!rows.length) return;
          yield* inBatches(rows);
        }
      } finally {
        await client.query(use === 'target' ? 'commit' : 'close moved');
      }
    },
    insert: async (table, rows) => {
      await client.query({
        name: `fill ${table.name}`,
        text: insertOf(table),
        values: [JSON.stringify(rows)],
      });
    },
    references: () =>
      query<Reference>(
        `select c.conrelid::regclass::text as "table", a.attname::text as "column", c.confrelid::regclass::text as names
           from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
           where c.contype = 'f' and c.connamespace = current_schema()::regnamespace`,
      ),
    empty: async (tables) => {
      for (const { name } of tables.toReversed()) await client.query(`delete from ${name}`);
    },
    settle: async () => void (await client.query('analyze')),
    close: () => client.end(),
  };
}
