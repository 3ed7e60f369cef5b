/** Every refusal's sentence stands once, in both languages, with the same words to fill in. */
import { readdirSync } from 'node:fs';
import type { RefusalSentences } from '../../src/kernel/refusal/refusal-sentences.js';

const FOLDER = new URL('../../src/kernel/refusal/', import.meta.url);
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.refusals.ts'),
);
const tables = await Promise.all(
  files.map(async (name) => {
    const [table] = Object.values(
      (await import(new URL(name, FOLDER).href)) as Record<string, RefusalSentences>,
    );
    return Object.entries(table!);
  }),
);
const all = tables.flat();

test('no key stands in two files, where the later one would win', () => {
  const keys = all.map(([key]) => key);
  expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  expect(keys.length).toBeGreaterThan(200);
});
test('what is filled in is filled in in both languages', () => {
  const slots = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort();
  expect(all.filter(([, [, zh, en]]) => String(slots(zh)) !== String(slots(en))).map(([key]) => key)).toEqual(
    [],
  );
});
