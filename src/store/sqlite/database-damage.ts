/**
 * Whether a database file is damaged, looked at before anything is served from it. Some 2.5 ms a megabyte: of a very
 * large one the tables that only grow are left to the backups, each of which looks at every page.
 */
import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UnsafeSettingsError } from '../../kernel/config.js';
import { FRAME_HEAD_BYTES, LOG_HEAD_BYTES, frameBytes, readFrame, readHead } from './log-frames.js';

const WHOLE_UP_TO = 1024 * 1024 * 1024;
const ONLY_GROW = [
  'fact',
  'message',
  'notice',
  'ring_delivery',
  'search_block',
  'search_posting',
  'search_call',
];
const BUSY_MILLISECONDS = 2000;

/**
 * @param options.log false where another process writes it: what is read then may be half of a commit
 * @throws UnsafeSettingsError naming what is damaged and what to do
 */
export function requireUndamaged(path: string, { log = true } = {}): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (!size) return;
  const found =
    log && isLogDamaged(`${path}-wal`)
      ? `its log ${path}-wal was changed`
      : damageOf(path, size > WHOLE_UP_TO);
  if (found !== undefined)
    throw new UnsafeSettingsError(
      `the database ${path} is damaged, and nothing is served from it (${found}): restore the newest backup by yihu restore --from FILE --aside (or npm run restore -- …)`,
    );
}

function damageOf(path: string, isLarge: boolean): string | undefined {
  try {
    const database = new Database(path, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
    try {
      for (const what of isLarge ? namesOf(database) : ['1']) {
        const said = String(database.pragma(`quick_check(${what})`, { simple: true }));
        if (said !== 'ok') return said.split('\n').slice(0, 2).join(' ');
      }
      return undefined;
    } finally {
      database.close();
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    // Whatever else keeps it from being opened is said by the hub's own start.
    return /^SQLITE_(CORRUPT|NOTADB)/.test(code ?? '') ? message : undefined;
  }
}

const namesOf = (database: Database.Database): string[] =>
  (database.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]).filter(
    (name) => !ONLY_GROW.includes(name),
  );

/**
 * A commit is on the disk before the next one begins: where something of a later one stands behind what the checksums
 * do not cover, that was changed since. What ends in the middle of the last one is what a power cut leaves, and is none.
 */
export function isLogDamaged(path: string): boolean {
  if (!existsSync(path)) return false;
  const file = openSync(path, 'r');
  try {
    const { size } = statSync(path);
    const first = Buffer.alloc(LOG_HEAD_BYTES);
    readSync(file, first, { position: 0 });
    const head = readHead(first);
    // A log without a head that is right is none: SQLite begins it anew. One that holds commits had a right one.
    if (!head) return size > LOG_HEAD_BYTES && first.readUInt32BE(0) !== 0 && holdsCommits(file, size, first);
    const each = frameBytes(head);
    const frame = Buffer.alloc(each);
    let { sums } = head;
    let at = LOG_HEAD_BYTES;
    for (; readSync(file, frame, { position: at }) === each; at += each) {
      const read = readFrame(frame, 0, head, sums);
      if (!read) break;
      ({ sums } = read);
    }
    return hasLaterCommit(file, at, each, head);
  } finally {
    closeSync(file);
  }
}

function hasLaterCommit(
  file: number,
  from: number,
  each: number,
  { salt1, salt2 }: { salt1: number; salt2: number },
): boolean {
  const head = Buffer.alloc(FRAME_HEAD_BYTES);
  let committed = false;
  for (let at = from; readSync(file, head, { position: at }) === FRAME_HEAD_BYTES; at += each) {
    if (head.readUInt32BE(8) !== salt1 || head.readUInt32BE(12) !== salt2) return false;
    if (committed) return true;
    committed = head.readUInt32BE(4) !== 0;
  }
  return false;
}

/** By what its head says of its salts, right or not. */
function holdsCommits(file: number, size: number, head: Buffer): boolean {
  const pageSize = head.readUInt32BE(8);
  if (pageSize < 512 || pageSize > 65_536 || size < LOG_HEAD_BYTES + FRAME_HEAD_BYTES + pageSize)
    return false;
  return hasLaterCommit(file, LOG_HEAD_BYTES, FRAME_HEAD_BYTES + pageSize, {
    salt1: head.readUInt32BE(16),
    salt2: head.readUInt32BE(20),
  });
}
