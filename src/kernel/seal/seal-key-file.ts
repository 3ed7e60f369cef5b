/** The sealing keys' file. What it held when the first call was sealed must be there after a power cut too. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { UnsafeSettingsError } from '../config.js';
import { makeFolder } from './make-folder.js';
import { SUITE_NAMES, type SealingKey, type SuiteName } from './suites.js';

const KEY_BYTES = 32;
const id = z.string().regex(/^[\w-]{1,40}$/);
const Key = z.union([z.string(), z.strictObject({ suite: z.enum(SUITE_NAMES), key: z.string() })]);
const KeyFile = z.object({ current: id, keys: z.record(id, Key) });
type KeyFile = z.infer<typeof KeyFile>;
const OPEN_TO_OTHERS = 0o077;

export interface KeyRing {
  current: string;
  keys: Record<string, SealingKey>;
}

const newKey = () => randomBytes(KEY_BYTES).toString('base64');

/** Made where there is none. @throws UnsafeSettingsError saying how to mend it */
export function readKeyFile(path: string): KeyRing {
  if (!existsSync(path))
    writeWhole(path, JSON.stringify({ current: 'k1', keys: { k1: newKey() } } satisfies KeyFile));
  const { current, keys } = parsed(path);
  return {
    current,
    keys: Object.fromEntries(
      Object.entries(keys).map(([keyId, kept]) => {
        const { suite, key } = typeof kept === 'string' ? { suite: 'aes-256-gcm' as const, key: kept } : kept;
        return [keyId, { suite, bytes: Buffer.from(key, 'base64') }];
      }),
    ),
  };
}

/**
 * Adds a key; the one that was current goes on being it. A file that is not there is made, with it as current.
 * @returns its id
 */
export function addKey(path: string, suite: SuiteName): string {
  const file: KeyFile = existsSync(path) ? parsed(path) : { current: 'k1', keys: {} };
  // After all others, whatever they are called: the oldest one makes the index.
  const numbers = Object.keys(file.keys).map((known) => Number(/\d+$/.exec(known)?.[0] ?? 0));
  const added = `k${Math.max(0, ...numbers) + 1}`;
  const ids = [...Object.keys(file.keys), added].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  if (ids.at(-1) !== added)
    throw new UnsafeSettingsError(`the keys of ${path} are not called k1, k2 and so on: add one by hand`);
  const keys = { ...file.keys, [added]: { suite, key: newKey() } };
  replaceWhole(path, JSON.stringify({ ...file, keys }));
  return added;
}

/** From the next start on it seals what is new. */
export function makeCurrent(path: string, keyId: string): void {
  const file = parsed(path);
  if (!(keyId in file.keys)) throw new UnsafeSettingsError(`the key file ${path} has no key ${keyId}`);
  replaceWhole(path, JSON.stringify({ ...file, current: keyId }));
}

function parsed(path: string): KeyFile {
  const found = statSync(path);
  if (!found.isFile())
    throw new UnsafeSettingsError(`YIHU_KEY_FILE: ${path} is no file: name the file of the keys`);
  if (found.mode & OPEN_TO_OTHERS)
    throw new UnsafeSettingsError(`the key file ${path} may be read by others: chmod 600 it`);
  const read = KeyFile.safeParse(jsonOf(readFileSync(path, 'utf8')));
  if (!read.success)
    throw new UnsafeSettingsError(
      `the key file ${path} is not { "current": id, "keys": { id: base64 } }: restore it from where it is kept safe`,
    );
  return read.data;
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whole or not at all; of two processes that start together the first one's file stays. */
const writeWhole = (path: string, text: string) =>
  written(path, text, (draft) => {
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft);
    }
  });
/** Whole or not at all, in the place of what was there. */
const replaceWhole = (path: string, text: string) => written(path, text, (draft) => renameSync(draft, path));

function written(path: string, text: string, put: (draft: string) => void): void {
  makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  put(draft);
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
