/** What the settings name is tried before anything is made, also by several hubs in the same moment. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSettingsPaths } from '../../../src/ops/settings-paths-check.js';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'yihu-places-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const settings = (files: string, store = join(folder, 'var', 'store')) => ({
  files,
  fileStore: { kind: 'folder', path: store } as const,
  keyFile: join(folder, 'var', 'keys.json'),
  database: { kind: 'postgres', url: 'postgres://localhost/yihu' } as const,
});

test('a folder that can be made is not made by trying, so that hubs starting together do not meet', async () => {
  const touched: string[] = [];
  const watcher = watch(folder, (_, name) => void touched.push(String(name)));
  try {
    checkSettingsPaths(settings(join(folder, 'var', 'files')));
    // What the system tells of `end` it tells after all that went before.
    writeFileSync(join(folder, 'end'), '');
    while (!touched.includes('end')) await new Promise((next) => setTimeout(next, 10));
  } finally {
    watcher.close();
  }
  expect(touched.filter((name) => name.startsWith('.yihu-'))).not.toEqual([]);
  expect(touched).not.toContain('var');
  expect(readdirSync(folder)).toEqual(['end']);
});

test('what is in the way is named', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => checkSettingsPaths(settings(join(folder, 'file')))).toThrow(
    /^YIHU_FILES: .*file is no folder/,
  );
  expect(() => checkSettingsPaths(settings(join(folder, 'file', 'below')))).toThrow(/cannot be made/);
  expect(() => checkSettingsPaths(settings('/proc/yihu/files'))).toThrow(/cannot be made/);
  expect(() => checkSettingsPaths(settings(join(folder, 'var'), join(folder, 'file')))).toThrow(
    /^YIHU_FILE_STORE: .*file is no folder/,
  );
  mkdirSync(join(folder, 'there'));
  checkSettingsPaths(settings(join(folder, 'there')));
  expect(readdirSync(join(folder, 'there'))).toEqual([]);
});
