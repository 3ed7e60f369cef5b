/** The databases every promise is kept on. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { SCHEMA } from '../src/schema.js';
import { PostgresStore } from '../src/store/postgres/postgres.js';
import { SqliteStore } from '../src/store/sqlite/sqlite.js';

export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];
export interface TestDatabase {
  url: string;
  keyFile: string;
  drop(): Promise<void>;
}

/** Empty: for what looks at migrations, or makes tables of its own. */
export const makeDatabase = (kind: DatabaseKind): Promise<TestDatabase> => make(kind, undefined);
/** With all tables, copied from one that was migrated once in this run: migrating takes longer than most tests. */
export const makeMigrated = async (kind: DatabaseKind): Promise<TestDatabase> =>
  make(kind, await templateOf(kind));

async function make(kind: DatabaseKind, template: string | undefined): Promise<TestDatabase> {
  const directory = mkdtempSync(join(process.env.TEST_DIRECTORY ?? tmpdir(), 'yihu-test-'));
  const keyFile = join(directory, 'keys.json');
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (kind === 'sqlite') {
    const path = join(directory, 'yihu.sqlite');
    if (template) copyFileSync(template, path);
    return { url: `sqlite:${path}`, keyFile, drop: async () => remove() };
  }
  const name = `t_${randomUUID().replace(/-/g, '')}`;
  await administer(`create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`);
  return {
    url: urlOf(name),
    keyFile,
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`);
      remove();
    },
  };
}

const urlOf = (name: string) => process.env.TEST_DATABASE_URL!.replace(/\/postgres$/, `/${name}`);
async function administer<T extends object>(sql: string): Promise<T[]> {
  const client = new pg.Client(process.env.TEST_DATABASE_URL!);
  await client.connect();
  const { rows } = await client.query<T>(sql).finally(() => client.end());
  return rows;
}

/** Made by whoever needs it first; two files that need it at once both make it, and the second is not kept. */
const templateOf = (kind: DatabaseKind) => (kind === 'sqlite' ? sqliteTemplate() : postgresTemplate());

async function sqliteTemplate(): Promise<string> {
  const template = join(process.env.TEST_TEMPLATES!, 'migrated.sqlite');
  if (existsSync(template)) return template;
  const own = join(process.env.TEST_TEMPLATES!, `${randomUUID()}.sqlite`);
  // Closed by its only user, it is whole without its log.
  await (await SqliteStore.open(own, SCHEMA)).close();
  renameSync(own, template);
  return template;
}

async function postgresTemplate(): Promise<string> {
  const template = 'migrated';
  const [known] = await administer(`select 1 from pg_database where datname = '${template}'`);
  if (known) return template;
  const own = `t_${randomUUID().replace(/-/g, '')}`;
  await administer(`create database ${own}`);
  await (await PostgresStore.open(urlOf(own), SCHEMA)).close();
  try {
    await administer(`alter database ${own} rename to ${template}`);
  } catch {
    await administer(`drop database ${own}`);
  }
  return template;
}
