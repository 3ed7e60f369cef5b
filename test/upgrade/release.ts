/**
 * The databases of earlier releases, as they were made by running each (scripts/upgrade-fixture.mjs). Left out are those
 * whose migrations are the same as of one that is there: 8377a612, ead993fc and 1423dff2 as f87c2ad2, 04eff6a8 as
 * 7a30e77a, ae429656 as ba291acd, daf24f56 as cba3e6b3.
 */
import {
  chmodSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';
import { SessionsService } from '../../src/access/sessions.service.js';
import { findAccountByName } from '../../src/people/accounts/account-by-name.query.js';
import { openFoundations, openHub, type Hub } from '../../src/hub.js';
import { readConfig } from '../../src/kernel/config.js';
import type { Foundations } from '../../src/foundations.module.js';
import { MinutesClock } from '../setup/minutes-clock.js';

const KEPT = fileURLToPath(new URL('./fixtures/', import.meta.url));
/** Of everybody in them. */
export const PASSWORD = 'Osmanthus blooms in the 9th month';

export interface Release {
  release: string;
  /** When it answered. */
  at: number;
  migrations: string[];
  calls: Record<'fraud' | 'labour' | 'mistaken' | 'held' | 'ringing', string>;
  /** By `USERNAME PATH`: what the release itself answered. */
  said: Record<string, unknown>;
}
const unpacked = (file: string) => brotliDecompressSync(readFileSync(join(KEPT, file)));

/** The oldest first. */
export const RELEASES: readonly Release[] = readdirSync(KEPT)
  .filter((file) => file.endsWith('.json.br'))
  .map((file) => JSON.parse(unpacked(file).toString()) as Release)
  .sort((a, b) => a.migrations.length - b.migrations.length);

export interface ReleaseDatabase {
  path: string;
  keyFile: string;
  remove(): void;
}
export function unpack({ release }: Release): ReleaseDatabase {
  const folder = mkdtempSync(join(process.env.TEST_DIRECTORY ?? tmpdir(), 'yihu-release-'));
  const path = join(folder, 'yihu.sqlite');
  const keyFile = join(folder, 'keys.json');
  writeFileSync(path, unpacked(`${release}.sqlite.br`), { mode: 0o600 });
  copyFileSync(join(KEPT, 'keys.json'), keyFile);
  chmodSync(keyFile, 0o600);
  return { path, keyFile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export interface OpenedRelease {
  hub: Hub;
  foundations: Foundations;
  base: string;
  /** What this hub answers to what the release was asked. */
  answers(): Promise<Record<string, unknown>>;
  ask(
    username: string | null,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: any }>;
}

/** Today's hub on the database, at the instant at which the release answered. */
export async function openRelease(url: string, keyFile: string, release: Release): Promise<OpenedRelease> {
  const config = readConfig({
    DATABASE_URL: url,
    YIHU_KEY_FILE: keyFile,
    YIHU_FILES: join(dirname(keyFile), 'files'),
    YIHU_FILE_STORE: join(dirname(keyFile), 'file-store'),
    PORT: '0',
    LOG_LEVEL: 'silent',
  });
  const foundations = await openFoundations(config, new MinutesClock(release.at));
  const hub = await openHub(foundations);
  const base = `http://127.0.0.1:${hub.port}`;
  const tokens = new Map<string, Promise<string>>();
  const signIn = async (username: string) => {
    const { account } = await findAccountByName(foundations.store.read, username);
    return (await hub.app.get(SessionsService).open(account!.id, 'bearer', 'test')).token;
  };
  const tokenOf = (username: string) => {
    const known = tokens.get(username) ?? signIn(username);
    tokens.set(username, known);
    return known;
  };
  const ask: OpenedRelease['ask'] = async (username, method, path, body) => {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: {
        ...(username && { authorization: `Bearer ${await tokenOf(username)}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  };
  return {
    hub,
    foundations,
    base,
    ask,
    answers: async () => {
      const said: Record<string, unknown> = {};
      for (const key of Object.keys(release.said)) {
        const [username, path] = key.split(' ') as [string, string];
        const { status, body } = await ask(username, 'GET', path);
        said[key] = status < 400 ? body : { status };
      }
      return said;
    },
  };
}
