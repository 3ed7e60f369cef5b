/**
 * An update without a gap, of a hub on SQLite: the new process stands beside the old one until it can do all that the
 * old one does, holds who comes to the port, asks for the file, and goes on. See decisions/0050.
 */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { stopwatch, SystemClock } from '../kernel/clock.js';
import { keyFileOf, UnsafeSettingsError, type Config } from '../kernel/config.js';
import { makeLogger } from '../kernel/logger.js';
import { Seal } from '../kernel/seal/seal.js';
import { KEPT_MILLISECONDS } from '../ops/http.adapter.js';
import { checkSettingsPaths } from '../ops/settings-paths-check.js';
import { requireUndamaged } from '../store/sqlite/database-damage.js';
import {
  DatabaseFileTaken,
  lockDatabaseFile,
  lockWhateverFile,
  type FileLock,
  type Holder,
} from '../store/sqlite/database-file-lock.js';
import { holdConnections, type Held } from './held-connections.js';

/** Tells a hub that it will be asked to hand over, so that its connections end in good time. */
export const ABOUT_TO_TAKE_OVER = 'SIGWINCH';
/** Asks a hub to hand over. Of a process that does not know it, it is the end: none is sent one unasked. */
export const HAND_OVER = 'SIGUSR2';
const LOOK_MILLISECONDS = 5;
/** The other one ends within 10 s, whatever it waits for. */
const PATIENCE_MILLISECONDS = 20_000;

export interface TakenOver {
  lock: FileLock;
  /** Undefined where nobody had the file. */
  from?: { held: Held; pid: number; /** By the stopwatch. */ asked: number };
}

/** @throws UnsafeSettingsError in one sentence; the other hub goes on where it was not asked yet */
export async function takeOver(config: Config): Promise<TakenOver> {
  const { database } = config;
  if (database.kind !== 'sqlite') throw new Error('there is one hub to an SQLite file only');
  const now = new SystemClock().now();
  // Whose the file is was seen; a look into it each time would be one more who has it open while the other closes it.
  const lock = () => lockWhateverFile(database.path, now, { handsOver: true });
  try {
    return { lock: lockDatabaseFile(database.path, now, { handsOver: true }) };
  } catch (error) {
    if (!(error instanceof DatabaseFileTaken)) throw error;
    const holder = requireGiver(error);
    checkSettingsPaths(config);
    if (existsSync(keyFileOf(config))) Seal.load(keyFileOf(config));
    requireUndamaged(database.path, { log: false });
    process.kill(holder.pid, ABOUT_TO_TAKE_OVER);
    const kept = pause(KEPT_MILLISECONDS);
    const { rehearse } = await import('./rehearsal.js');
    await rehearse({ ...config, database }, makeLogger(config.logLevel));
    await kept;
    const held = await holdConnections(config);
    try {
      const asked = stopwatch();
      process.kill(holder.pid, HAND_OVER);
      return { lock: await waitFor(lock, holder), from: { held, pid: holder.pid, asked } };
    } catch (failed) {
      held.giveUp();
      throw failed;
    }
  }
}

function requireGiver(taken: DatabaseFileTaken): Holder {
  const { holder } = taken;
  if (holder?.hands_over === 1 && holder.host === hostname()) return holder;
  const why =
    holder && holder.host !== hostname()
      ? 'and runs on another machine'
      : 'and is of a version that cannot hand over, or is another command';
  throw new UnsafeSettingsError(`${taken.message}; it has not been asked to hand over, ${why}`);
}

async function waitFor(lock: () => FileLock, { pid }: Holder): Promise<FileLock> {
  for (let waited = 0; waited < PATIENCE_MILLISECONDS; waited += LOOK_MILLISECONDS) {
    try {
      return lock();
    } catch (error) {
      // Another that was started beside this one was quicker.
      const lost = error instanceof DatabaseFileTaken && error.holder && error.holder.pid !== pid;
      if (lost || !(error instanceof DatabaseFileTaken)) throw error;
    }
    await pause(LOOK_MILLISECONDS);
  }
  throw new UnsafeSettingsError(
    `process ${pid} was asked to hand over and has not let go of the database file: stop it, then start this one`,
  );
}
