/**
 * npm run package [-- --out FOLDER]: one archive with the built hub, what it needs of npm, and Node itself, for Linux on
 * x64 and arm64. What is for the other processor is fetched here, so that nothing is when it is installed. Run
 * `npm run build` before. Prints the archive's name, size and checksum.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = new URL('..', import.meta.url).pathname;
const ARCHITECTURES = ['x64', 'arm64'];
/** What the hub reads when it runs, and what an administrator reads. */
const KEPT = ['dist', 'data', 'docs', 'deploy', 'LICENSE', 'CHANGELOG.md', 'README.md', 'README.zh-CN.md'];
const SCRIPTS = ['start.mjs', 'run-built.mjs'];
/** Of packages: what only building, other systems and other weights of a typeface need. */
const LEFT_OUT = [
  /^better-sqlite3\/(deps|src|binding\.gyp)/,
  /^better-sqlite3\/(prebuilds|lib)\/(darwin|win32|linuxmusl)/,
  /^@expo-google-fonts\/[^/]+\/(?!400Regular|700Bold)\d/,
  /\.(map|d\.[cm]?ts)$/,
];

const { values } = parseArgs({ options: { out: { type: 'string', default: 'data/var' } } });
const at = (path) => join(ROOT, path);
const versionIn = (path) => existsSync(at(path)) && JSON.parse(readFileSync(at(path), 'utf8')).version;
const version = versionIn('package.json');
if (versionIn('dist/build.json') !== version || !existsSync(at('dist/client/index.html'))) {
  process.stderr.write('There is no build of this version: run npm run build first.\n');
  process.exit(1);
}

const work = mkdtempSync(join(tmpdir(), 'yihu-package-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));
const name = `yihu-${version}-linux`;
const top = join(work, name);
mkdirSync(top);
for (const path of KEPT)
  cpSync(at(path), join(top, path), {
    recursive: true,
    filter: (from) => !/^data\/var|^deploy\/docker\/secrets|\.map$/.test(relative(ROOT, from)),
  });
for (const script of SCRIPTS) cpSync(at(`scripts/${script}`), join(top, 'scripts', script));
const described = JSON.parse(readFileSync(at('package.json'), 'utf8'));
writeFileSync(join(top, 'package.json'), `${JSON.stringify(described, undefined, 2)}\n`);
for (const [from, to] of [
  ['deploy/offline/install.sh', 'install.sh'],
  ['docs/zh-CN/deployment.md', '部署手册.md'],
])
  if (existsSync(at(from))) cpSync(at(from), join(top, to));

/** @returns the node_modules of one processor, as the lock file has them */
function packagesFor(cpu) {
  const folder = join(work, cpu);
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc']) cpSync(at(file), join(folder, file));
  execFileSync(
    'npm',
    ['ci', '--omit=dev', '--os=linux', `--cpu=${cpu}`, '--libc=glibc', '--no-bin-links', '--loglevel=error'],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return join(folder, 'node_modules');
}
for (const cpu of ARCHITECTURES) {
  const packages = packagesFor(cpu);
  const node = join(packages, `node-linux-${cpu}`);
  cpSync(join(node, 'bin', 'node'), join(top, 'node', cpu, 'bin', 'node'));
  cpSync(join(node, 'LICENSE'), join(top, 'node', 'LICENSE'));
  // What both have is the same; what only one has (sharp, argon2) has its processor in its name.
  cpSync(packages, join(top, 'node_modules'), {
    recursive: true,
    force: false,
    filter: (from) => {
      const path = relative(packages, from);
      return !/^(node-linux-|\.package-lock)/.test(path) && !LEFT_OUT.some((left) => left.test(path));
    },
  });
}

/** The newest version of the C library that anything in there asks for, by what a system has to have. */
function glibcOf(path) {
  const text = execFileSync('objdump', ['-T', path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const asked = [...text.matchAll(/GLIBC_2\.(\d+)/g)].map(([, minor]) => Number(minor));
  return `2.${Math.max(...asked)}`;
}
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
const natives = filesIn(top).filter((path) => /\.node$|\.so[.\d]*$|bin\/node$/.test(path));
const asksFor = natives.map((path) => {
  let glibc = 'not read';
  try {
    glibc = glibcOf(path);
  } catch {
    // An objdump of one processor may not know the other.
  }
  return `${glibc}\t${relative(top, path)}`;
});
writeFileSync(join(top, 'GLIBC'), `${asksFor.join('\n')}\n`);

const sha256 = async (path) => {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex');
};
const sums = [];
for (const path of filesIn(top)) sums.push(`${await sha256(path)}  ${relative(top, path)}`);
const release = `${version}-${createHash('sha256').update(sums.join('\n')).digest('hex').slice(0, 10)}`;
writeFileSync(join(top, 'RELEASE'), `${release}\n`);
sums.push(`${await sha256(join(top, 'RELEASE'))}  RELEASE`);
writeFileSync(join(top, 'SHA256SUMS'), `${sums.join('\n')}\n`);
for (const path of natives) chmodSync(path, 0o755);

const out = resolve(values.out);
mkdirSync(out, { recursive: true });
const archive = join(out, `${name}.tar.gz`);
execFileSync('tar', ['--owner=0', '--group=0', '--sort=name', '-czf', archive, '-C', work, name]);
const sum = await sha256(archive);
writeFileSync(`${archive}.sha256`, `${sum}  ${name}.tar.gz\n`);
process.stdout.write(`${asksFor.join('\n')}\n`);
process.stdout.write(
  `${archive}: release ${release}, ${sums.length} files, ${(statSync(archive).size / 1e6).toFixed(0)} MB, sha256 ${sum}\n`,
);
