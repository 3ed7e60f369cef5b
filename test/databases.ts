/** The databases every promise is kept on. */
import { randomUUID } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import './setup/columns-by-entity.js';
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

/** A disk that forgets does for all but what kills servers. */
export type Medium = 'memory' | 'disk';

/** Empty: for what looks at migrations, or makes tables of its own. */
export const makeDatabase = (kind: DatabaseKind): Promise<TestDatabase> => make(kind, 'memory', undefined);
/** With all tables, copied from one that was migrated once in this run: migrating takes longer than most tests. */
export const makeMigrated = async (kind: DatabaseKind, medium: Medium = 'memory'): Promise<TestDatabase> =>
  make(kind, medium, await templateOf(kind, medium));

async function make(kind: DatabaseKind, medium: Medium, template: string | undefined): Promise<TestDatabase> {
  const under = medium === 'memory' ? process.env.TEST_DIRECTORY : undefined;
  const directory = mkdtempSync(join(under ?? tmpdir(), 'yihu-test-'));
  const keyFile = join(directory, 'keys.json');
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (kind === 'sqlite') {
    const path = join(directory, 'yihu.sqlite');
    if (template) copyFileSync(template, path);
    return { url: `sqlite:${path}`, keyFile, drop: async () => remove() };
  }
  const name = `t_${randomUUID().replace(/-/g, '')}`;
  await administer(
    `create database ${name}${template ? ` template ${template} strategy file_copy` : ''}`,
    medium,
  );
  return {
    url: await urlOf(name, medium),
    keyFile,
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`, medium);
      remove();
    },
  };
}

const asked = new Map<Medium, Promise<string>>();
/** The first who asks waits until it has started. */
function postgresOn(medium: Medium): Promise<string> {
  const known = asked.get(medium) ?? askFor(medium);
  asked.set(medium, known);
  return known;
}
async function askFor(medium: Medium): Promise<string> {
  const answer = await fetch(`${process.env.TEST_POSTGRES}/${medium}`);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.text();
}
/** A busy machine gets its time. */
const urlOf = async (name: string, medium: Medium) =>
  (await postgresOn(medium)).replace(/\/postgres$/, `/${name}?connect_timeout=60`);
export async function administer<T extends object>(sql: string, medium: Medium = 'memory'): Promise<T[]> {
  const client = new pg.Client(await postgresOn(medium));
  await client.connect();
  const { rows } = await client.query<T>(sql).finally(() => client.end());
  return rows;
}

/** Made by whoever needs it first; two files that need it at once both make it, and the second is not kept. */
const templateOf = (kind: DatabaseKind, medium: Medium) =>
  kind === 'sqlite' ? sqliteTemplate() : postgresTemplate(medium);

async function sqliteTemplate(): Promise<string> {
  const template = join(process.env.TEST_TEMPLATES!, 'migrated.sqlite');
  if (existsSync(template)) return template;
  const own = join(process.env.TEST_TEMPLATES!, `${randomUUID()}.sqlite`);
  // Closed by its only user, it is whole without its log.
  await (await SqliteStore.open(own, SCHEMA)).close();
  renameSync(own, template);
  return template;
}

async function postgresTemplate(medium: Medium): Promise<string> {
  const template = 'migrated';
  const [known] = await administer(`select 1 from pg_database where datname = '${template}'`, medium);
  if (known) return template;
  const own = `t_${randomUUID().replace(/-/g, '')}`;
  await administer(`create database ${own}`, medium);
  await (await PostgresStore.open(await urlOf(own, medium), SCHEMA)).close();
  try {
    await administer(`alter database ${own} rename to ${template}`, medium);
  } catch {
    await administer(`drop database ${own}`, medium);
  }
  return template;
}
