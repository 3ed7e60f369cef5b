/**
 * Before the hub that runs is asked for anything: this version, with these settings, on a database like its own. What
 * would keep it from starting is found while the other one goes on; and what runs once runs sooner the second time.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Logger } from 'pino';
import { SystemClock } from '../kernel/clock.js';
import type { Config } from '../kernel/config.js';
import { buildApp, loadSeal, openFoundations } from '../hub.js';
import { SCHEMA } from '../schema.js';
import { ReaderStore } from '../store/reader-store.js';
import { copyIfBehind } from '../store/sqlite/copy-if-behind.js';

type SqliteConfig = Config & { database: Extract<Config['database'], { kind: 'sqlite' }> };

const FOLDER = '.yihu-rehearsal-';

/** @throws where this version would not start on it */
export async function rehearse(config: SqliteConfig, log: Logger): Promise<void> {
  const { path } = config.database;
  const beside = dirname(path);
  // One that was killed in the middle left its copy.
  for (const left of readdirSync(beside).filter((name) => name.startsWith(FOLDER)))
    rmSync(join(beside, left), { recursive: true, force: true });
  const folder = mkdtempSync(join(beside, FOLDER));
  const database = { kind: 'sqlite' as const, path: join(folder, 'yihu.sqlite') };
  try {
    // Migrations are tried on all that is there; without any an empty database says as much.
    if (!copyIfBehind(path, database.path, SCHEMA)) await requireKeys(config);
    // It ships and keeps nothing: what it is put together on is thrown away.
    const settings = { ...config, database, tail: undefined, backup: undefined };
    const foundations = await openFoundations(settings, new SystemClock(), log);
    const app = await buildApp(foundations);
    await app.close();
    await foundations.store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function requireKeys(config: SqliteConfig): Promise<void> {
  const reader = await ReaderStore.open(config.database);
  try {
    await loadSeal(config, reader);
  } finally {
    await reader.close();
  }
}
