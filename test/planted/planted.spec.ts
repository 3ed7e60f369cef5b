/** The bugs that `npm run planted` plants can still be planted: the house was not rebuilt past them. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { BUGS } from './bugs.js';

const HOUSE = fileURLToPath(new URL('../..', import.meta.url));

test('there are twelve at least', () => expect(BUGS.length).toBeGreaterThanOrEqual(12));
test.each(BUGS)('$name', ({ file, find, put, caughtBy }) => {
  expect(readFileSync(join(HOUSE, file), 'utf8').split(find)).toHaveLength(2);
  expect(put).not.toBe(find);
  expect(caughtBy.filter((spec) => !existsSync(join(HOUSE, spec)))).toEqual([]);
});
