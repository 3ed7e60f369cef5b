/** What a person reads who starts the built hub where it cannot start: one line, and what to do. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freePort } from '../setup/server.js';

const ROOT = new URL('../..', import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yihu-start-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (script: string, env: Record<string, string> = {}) => {
  const { status, signal, stderr } = spawnSync(process.execPath, [script], {
    env: { PATH: process.env.PATH!, PORT: '0', YIHU_KEY_FILE: join(folder, 'keys.json'), ...env },
    encoding: 'utf8',
    timeout: 25_000,
  });
  return { status: status ?? signal, lines: stderr.trim().split('\n') };
};
const MAIN = join(ROOT, 'dist', 'main.js');

describe('the built hub says in one line why it does not start', () => {
  test('PostgreSQL is not there', async () => {
    const port = await freePort();
    expect(start(MAIN, { DATABASE_URL: `postgres://yihu:secret@127.0.0.1:${port}/hub` })).toEqual({
      status: 1,
      lines: [
        `Yihu does not start: PostgreSQL does not answer at 127.0.0.1:${port}/hub: start it, or correct DATABASE_URL`,
      ],
    });
  });

  test('so it does with a Node before 24.12, which takes the folder of what is compiled and nothing else', () => {
    const older = `import module from 'node:module';
      module.enableCompileCache = (folder) => { if (typeof folder !== 'string') throw new TypeError('a string'); };
      module.syncBuiltinESMExports();`;
    const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(older)}`;
    expect(start(MAIN, { NODE_OPTIONS, DATABASE_URL: 'sqlite:/proc/none/x' }).lines).toEqual([
      expect.stringMatching(/^Yihu does not start: the database file/),
    ]);
  });

  test('the path of the database leads nowhere', () => {
    writeFileSync(join(folder, 'a-file'), '');
    const path = join(folder, 'a-file', 'yihu.sqlite');
    expect(start(MAIN, { DATABASE_URL: `sqlite:${path}` })).toEqual({
      status: 1,
      lines: [
        `Yihu does not start: the database file ${path} cannot be opened or made: correct DATABASE_URL, or let the hub write there`,
      ],
    });
  });

  test('a folder that nobody may make: at once, of the database, the keys and the files', () => {
    const nowhere = '/proc/yihu-is-not-here';
    const at = join(folder, 'made-for-nothing', 'yihu.sqlite');
    const said = (env: Record<string, string>) => {
      const { status, lines } = start(MAIN, { DATABASE_URL: `sqlite:${at}`, ...env });
      return [status, lines];
    };
    expect(said({ DATABASE_URL: `sqlite:${nowhere}/yihu.sqlite` })).toEqual([
      1,
      [expect.stringMatching(/^Yihu does not start: the database file \/proc.*: correct DATABASE_URL/)],
    ]);
    for (const setting of ['YIHU_FILES', 'YIHU_KEY_FILE'])
      expect(said({ [setting]: `${nowhere}/deep/x` })).toEqual([
        1,
        [expect.stringMatching(`^Yihu does not start: ${setting}: the folder ${nowhere}/deep`)],
      ]);
    expect(existsSync(join(folder, 'made-for-nothing'))).toBe(false);
  });

  test('it was built of another version', () => {
    const at = join(folder, 'updated');
    mkdirSync(join(at, 'dist'), { recursive: true });
    cpSync(MAIN, join(at, 'dist', 'main.js'));
    writeFileSync(join(at, 'package.json'), JSON.stringify({ version: '9.1.0', type: 'module' }));
    writeFileSync(join(at, 'dist', 'build.json'), JSON.stringify({ version: '9.0.0' }));
    expect(start(join(at, 'dist', 'main.js'))).toEqual({
      status: 1,
      lines: [
        'Yihu was built of version 9.0.0, and this is version 9.1.0: run npm ci && npm run build, then start it again.',
      ],
    });
  });

  test.each(['start.mjs', 'run-built.mjs'])('%s without a build', (script) => {
    const at = join(folder, 'fresh');
    mkdirSync(join(at, 'scripts'), { recursive: true });
    cpSync(join(ROOT, 'scripts', script), join(at, 'scripts', script));
    const { status, lines } = start(join(at, 'scripts', script));
    expect([status, lines.length, lines[0]]).toEqual([
      1,
      1,
      expect.stringContaining('npm ci && npm run build'),
    ]);
  });
});
