/** The sealing keys' file. What it held when the first call was sealed must be there after a power cut too. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { UnsafeSettingsError } from '../config.js';
import { makeFolder } from './make-folder.js';

const id = z.string().regex(/^[\w-]{1,40}$/);
const KeyFile = z.object({ current: id, keys: z.record(id, z.string()) });
export type KeyRing = z.infer<typeof KeyFile>;
const OPEN_TO_OTHERS = 0o077;

/** @throws UnsafeSettingsError saying how to mend it */
export function readKeyFile(path: string, makeKey: () => string): KeyRing {
  if (!existsSync(path))
    writeWhole(path, JSON.stringify({ current: 'k1', keys: { k1: makeKey() } } satisfies KeyRing));
  const found = statSync(path);
  if (!found.isFile())
    throw new UnsafeSettingsError(`YIHU_KEY_FILE: ${path} is no file: name the file of the keys`);
  if (found.mode & OPEN_TO_OTHERS)
    throw new UnsafeSettingsError(`the key file ${path} may be read by others: chmod 600 it`);
  const parsed = KeyFile.safeParse(jsonOf(readFileSync(path, 'utf8')));
  if (!parsed.success)
    throw new UnsafeSettingsError(
      `the key file ${path} is not { "current": id, "keys": { id: base64 } }: restore it from where it is kept safe`,
    );
  return parsed.data;
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Whole or not at all; of two processes that start together the first one's file stays. */
function writeWhole(path: string, text: string): void {
  makeFolder(dirname(path));
  const draft = `${path}.${process.pid}.new`;
  const file = openSync(draft, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
