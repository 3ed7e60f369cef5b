/**
 * Settings that are secrets may stand in files, as containers and systemd hand them over: NAME_FILE names the file, whose
 * one line is the setting.
 */
import { readFileSync } from 'node:fs';

export const SECRET_SETTINGS = [
  'DATABASE_URL',
  'REDIS_URL',
  'YIHU_S3_ACCESS_KEY',
  'YIHU_S3_SECRET_KEY',
  'YIHU_SETUP_CODE',
  'YIHU_METRICS_TOKEN',
  'YIHU_TURN_SECRET',
] as const;

type Environment = Record<string, string | undefined>;

/** @param wrong what cannot be taken is said here, with the way to mend it */
export function withSettingsInFiles(given: Environment, wrong: string[]): Environment {
  const found: Environment = {};
  for (const name of SECRET_SETTINGS) {
    const path = given[`${name}_FILE`];
    if (path === undefined) continue;
    if (given[name] !== undefined) {
      wrong.push(`${name} and ${name}_FILE are both set: keep one of them`);
      continue;
    }
    const text = lineOf(path);
    if (text) found[name] = text;
    else
      wrong.push(
        text === undefined
          ? `${name}_FILE: ${path} cannot be read: name a file that the hub may read`
          : `${name}_FILE: ${path} is empty: write the setting into it`,
      );
  }
  return { ...given, ...found };
}

function lineOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined;
  }
}
