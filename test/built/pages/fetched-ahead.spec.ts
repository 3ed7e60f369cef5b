/** What a phone’s service worker fetches ahead of any use: what must open without a line, and no page of the desk. */
import { existsSync, readFileSync, statSync } from 'node:fs';

const CLIENT = new URL('../../../dist/client/', import.meta.url);
const MOST_BYTES = 320 * 1024;

const worker = readFileSync(new URL('sw.js', CLIENT), 'utf8');
const files = [...worker.matchAll(/url:["`](assets\/[^"`]+)["`]/g)].map(([, url]) => url!);
const has = (name: string) => files.some((file) => file.startsWith(`assets/${name}-`));

test.each(['main', 'frame', 'calls', 'CommunityPage', 'DeskPage', 'ShiftPage', 'SignInPage'])(
  '%s opens without a line',
  (name) => expect(has(name)).toBe(true),
);

test.each(['BoardPage', 'AdminPage', 'ReportsPage', 'HoursPage', 'TheChart'])(
  '%s is fetched when it is first used',
  (name) => expect(has(name)).toBe(false),
);

test('it is little, as it goes over the line', () => {
  // The smallest go as they are.
  const sent = files.map((file) =>
    [`${file}.br`, file].map((name) => new URL(name, CLIENT)).find(existsSync)!,
  );
  const bytes = sent.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeGreaterThan(50 * 1024);
  expect(bytes).toBeLessThan(MOST_BYTES);
});
