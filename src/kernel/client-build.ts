/** Which pages the hub serves, told to those that are open: one of an older build says that there is a new version. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Beside the built code; from the sources there is none. */
export const CLIENT_FOLDER = join(import.meta.dirname, '..', 'client');

/** The page's own script as its HTML names it: another name is another build. */
export const entryScriptOf = (html: string): string | undefined =>
  /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1];

/** As it was at the start, like the code that runs; undefined where no pages were built. */
const read = (): string | undefined => {
  const page = join(CLIENT_FOLDER, 'index.html');
  return existsSync(page) ? entryScriptOf(readFileSync(page, 'utf8')) : undefined;
};
export const CLIENT_BUILD: string | undefined = read();
