/** The file of a process or thread beside the hub. It runs as it is built, while tests run the hub from its source. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param here `import.meta.url` of who starts it
 * @param paths as seen from there: where the hub runs as it is built, and where from its source
 * @returns undefined where nothing is built
 */
export const builtProgram = (
  here: string,
  ...paths: [built: string, fromSource: string]
): string | undefined => paths.map((path) => fileURLToPath(new URL(path, here))).find(existsSync);
