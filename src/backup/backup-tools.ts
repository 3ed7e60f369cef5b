/** What a backup and a restore are given: the settings that say where things are, the keys, and whom to tell. */
import { existsSync } from 'node:fs';
import type { Clock } from '../kernel/clock.js';
import { keyFileOf, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Keeper } from '../file-store/keeper.js';
import type { Schema } from '../store/tables.js';
import { BackupFailure } from './backup-failure.js';
import type { Progress } from './progress.js';

export interface BackupTools {
  config: Pick<Config, 'database' | 'files' | 'keyFile'>;
  seal: Seal;
  keyFile: string;
  keeper: Keeper;
  schema: Schema;
  clock: Clock;
  progress: Progress;
  /** Of this program. */
  version: string;
}

/**
 * With keys made anew nothing could be opened: they must be there.
 * @throws BackupFailure, UnsafeSettingsError
 */
export function loadKeys(config: Pick<Config, 'keyFile' | 'database'>): { seal: Seal; keyFile: string } {
  const keyFile = keyFileOf(config);
  if (!existsSync(keyFile))
    throw new BackupFailure(
      `the key file ${keyFile} is not there: bring it from where it is kept apart from the backups, or name it by YIHU_KEY_FILE`,
    );
  return { seal: Seal.load(keyFile), keyFile };
}
