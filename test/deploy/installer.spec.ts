/** The installer's and the command's own logic, on an archive whose Node is a script; the real one: npm run package:test. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
let folder: string;
let archive: string;
let machine: string;

/** Says what it was asked to run, where and with which settings. */
const NODE = `#!/bin/sh\necho "$(pwd)|$*|$PUBLIC_URL|$DATABASE_URL|$LOG_LEVEL"\n`;
function pack(release: string) {
  rmSync(archive, { recursive: true, force: true });
  for (const path of ['deploy/offline', 'deploy/systemd', 'deploy/logrotate'])
    cpSync(join(ROOT, path), join(archive, path), { recursive: true });
  cpSync(join(ROOT, 'deploy/offline/install.sh'), join(archive, 'install.sh'));
  for (const processor of ['x64', 'arm64']) {
    mkdirSync(join(archive, 'node', processor, 'bin'), { recursive: true });
    writeFileSync(join(archive, 'node', processor, 'bin', 'node'), `${NODE}# ${processor}\n`, {
      mode: 0o755,
    });
  }
  mkdirSync(join(archive, 'dist'));
  writeFileSync(join(archive, 'dist', 'main.js'), release);
  writeFileSync(join(archive, 'RELEASE'), `${release}\n`);
  execFileSync('sh', ['-c', 'find . -type f ! -name SHA256SUMS | sort | xargs sha256sum > SHA256SUMS'], {
    cwd: archive,
  });
}
const install = (args: string[] = [], env: Record<string, string> = {}) => {
  const ran = spawnSync('sh', [join(archive, 'install.sh'), '--prefix', machine, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH!, YIHU_MACHINE: 'Linux-x86_64', YIHU_GLIBC: '2.36', ...env },
  });
  return { status: ran.status, said: ran.stdout + ran.stderr };
};
const current = () => readFileSync(join(machine, 'opt/yihu/current/dist/main.js'), 'utf8');

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'yihu-installer-')));
  archive = join(folder, 'archive');
  machine = join(folder, 'machine');
  pack('1.0.0-a');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('it installs, updates beside what runs, goes back by a link, and leaves data and settings alone', () => {
  expect(install(['--public-url', 'https://yihu.example.gov.cn'])).toMatchObject({ status: 0 });
  expect(current()).toBe('1.0.0-a');
  const settings = join(machine, 'etc/yihu/yihu.env');
  expect(readFileSync(settings, 'utf8')).toMatch(/^PUBLIC_URL=https:\/\/yihu\.example\.gov\.cn$/m);
  expect(readFileSync(settings, 'utf8')).toContain(`DATABASE_URL=sqlite:${machine}/var/lib/yihu/yihu.sqlite`);
  expect(statSync(settings).mode & 0o077).toBe(0);
  expect(statSync(join(machine, 'etc/yihu/keys')).mode & 0o077).toBe(0);
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}# mine\n`);
  writeFileSync(join(machine, 'var/lib/yihu/yihu.sqlite'), 'data');

  for (const release of ['1.0.1-b', '1.0.2-c']) {
    pack(release);
    expect(install()).toMatchObject({ status: 0 });
    expect(current()).toBe(release);
  }
  // The one before stays, the one before that does not.
  expect(readdirSync(join(machine, 'opt/yihu/releases'))).toEqual(['1.0.1-b', '1.0.2-c']);
  expect(readlinkSync(join(machine, 'opt/yihu/current'))).toBe(join(machine, 'opt/yihu/releases/1.0.2-c'));
  expect(readFileSync(settings, 'utf8')).toContain('# mine');

  expect(install(['--uninstall'])).toMatchObject({ status: 0 });
  expect(existsSync(join(machine, 'opt/yihu'))).toBe(false);
  expect(readFileSync(join(machine, 'var/lib/yihu/yihu.sqlite'), 'utf8')).toBe('data');
  expect(readFileSync(settings, 'utf8')).toContain('# mine');
});

test('an archive that was changed or is not whole is refused before anything is', () => {
  writeFileSync(join(archive, 'dist', 'main.js'), 'something else');
  expect(install()).toMatchObject({ status: 1, said: expect.stringContaining('校验失败') });
  rmSync(join(archive, 'dist', 'main.js'));
  expect(install()).toMatchObject({ status: 1, said: expect.stringContaining('校验失败') });
  expect(existsSync(join(machine, 'opt'))).toBe(false);
});

test('the machine is looked at: its processor, its C library', () => {
  expect(install([], { YIHU_MACHINE: 'Linux-loongarch64' })).toMatchObject({
    status: 1,
    said: expect.stringContaining('x86_64 和 aarch64'),
  });
  expect(install([], { YIHU_GLIBC: '2.17' })).toMatchObject({
    status: 1,
    said: expect.stringContaining('2.28'),
  });
  expect(install([], { YIHU_GLIBC: 'musl' })).toMatchObject({ status: 1 });
  expect(existsSync(join(machine, 'opt'))).toBe(false);
  // 银河麒麟 V10, UOS 20.
  const old = install(['--check'], { YIHU_GLIBC: '2.28', YIHU_MACHINE: 'Linux-aarch64' });
  expect(old).toMatchObject({ status: 0, said: expect.stringContaining('只能用 PostgreSQL') });
  expect(install(['--check']).said).not.toContain('PostgreSQL');
  expect(install([], { YIHU_MACHINE: 'Linux-aarch64' }).status).toBe(0);
  expect(readFileSync(join(machine, 'opt/yihu/current/node/bin/node'), 'utf8')).toContain('# arm64');
  expect(install(['--public-url', 'http://yihu'])).toMatchObject({
    status: 1,
    said: expect.stringContaining('https'),
  });
});

test('the command has the settings of the service, whatever signs stand in them', () => {
  install(['--public-url', 'https://yihu.example.gov.cn']);
  const settings = join(machine, 'etc/yihu/yihu.env');
  writeFileSync(
    settings,
    `${readFileSync(settings, 'utf8').replace(/^(DATABASE_URL|LOG_LEVEL).*\n/gm, '')}DATABASE_URL=postgres://a:b$c&d@db/y?x=1 2\nLOG_LEVEL="warn"`,
  );
  const run = (...args: string[]) =>
    execFileSync(join(machine, 'bin/yihu'), args, {
      encoding: 'utf8',
      env: { PATH: process.env.PATH! },
    }).trim();
  const home = join(machine, 'opt/yihu/current');
  expect(run('backup', '--to', '/a b')).toBe(
    `${home}|scripts/run-built.mjs backup --to /a b|https://yihu.example.gov.cn|postgres://a:b$c&d@db/y?x=1 2|warn`,
  );
  writeFileSync(join(home, 'dist', 'move.main.js'), '');
  expect(run('move', '--from', 'a')).toContain('|scripts/run-built.mjs move.main --from a|');
  expect(run('start')).toContain('|dist/main.js|');
  expect(run('version')).toBe('1.0.0-a');
  expect(run('help')).toContain('yihu backup');

  // A hub of several machines listens on its own address alone; one for everybody is asked here.
  const listensOn = (host: string) =>
    writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^HOST=.*$/m, `HOST=${host}`));
  for (const [host, asked] of [
    ['10.0.0.2', '10.0.0.2'],
    ['0.0.0.0', '127.0.0.1'],
    ['fd00::2', '[fd00::2]'],
  ] as const) {
    listensOn(host);
    expect(run('check')).toContain(` ${asked}|`);
  }
  const asked = spawnSync(join(machine, 'bin/yihu'), ['code'], { encoding: 'utf8' });
  expect(asked).toMatchObject({ status: 1, stderr: expect.stringContaining('没有由 systemd 管理') });
});
