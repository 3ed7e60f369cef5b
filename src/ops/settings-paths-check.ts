/** Before anything is made: whether the hub could make what its settings name. */
import { existsSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { keyFileOf, UnsafeSettingsError, type Config } from '../kernel/config.js';

/** @throws UnsafeSettingsError naming the setting; nothing is left behind either way */
export function checkSettingsPaths(
  config: Pick<Config, 'files' | 'fileStore' | 'keyFile' | 'database'>,
): void {
  tryFolder('YIHU_FILES', config.files);
  if (config.fileStore.kind === 'folder') tryFolder('YIHU_FILE_STORE', config.fileStore.path);
  const keys = keyFileOf(config);
  if (!existsSync(keys)) tryFolder('YIHU_KEY_FILE', dirname(keys));
}

function tryFolder(setting: string, folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory())
    throw new UnsafeSettingsError(`${setting}: ${folder} is no folder: correct it`);
  try {
    tryWithin(existingAbove(folder));
  } catch {
    throw new UnsafeSettingsError(
      `${setting}: the folder ${folder} cannot be made: correct it, or let the hub write there`,
    );
  }
}

/** Under a name of its own, since another hub that starts beside this one tries the same folder. */
function tryWithin(folder: string): void {
  rmdirSync(mkdtempSync(join(folder, '.yihu-')));
}

function existingAbove(folder: string): string {
  let at = resolve(folder);
  while (!existsSync(at)) at = dirname(at);
  return at;
}
