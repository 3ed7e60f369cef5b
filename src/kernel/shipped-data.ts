/** What ships beside the code, found from src/ and from dist/ alike. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = (): string => {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error('package.json is not above the code');
  }
};

/** The text of a file in data/. */
export const shippedData = (name: string): string => readFileSync(join(root(), 'data', name), 'utf8');
export const shippedVersion = (): string =>
  (JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8')) as { version: string }).version;
