/** The databases every promise is kept on. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseKind = (typeof DATABASES)[number];
export interface TestDatabase {
  url: string;
  keyFile: string;
  drop(): Promise<void>;
}

export async function makeDatabase(kind: DatabaseKind): Promise<TestDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'yihu-test-'));
  const keyFile = join(directory, 'keys.json');
  const remove = () => rmSync(directory, { recursive: true, force: true });
  if (kind === 'sqlite')
    return { url: `sqlite:${join(directory, 'yihu.sqlite')}`, keyFile, drop: async () => remove() };

  const server = process.env.TEST_DATABASE_URL!;
  const name = `t_${randomUUID().replace(/-/g, '')}`;
  const administer = async (sql: string) => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await administer(`create database ${name}`);
  return {
    url: server.replace(/\/postgres$/, `/${name}`),
    keyFile,
    drop: async () => {
      await administer(`drop database if exists ${name} with (force)`);
      remove();
    },
  };
}
