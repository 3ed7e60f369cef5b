/**
 * The end of npm run build:hub: the hub, and each program beside it, is packed into a few files below dist/packed, and the file
 * of dist/ that starts it loads those. Every other module stays as it is built, for whoever loads one. Where nest build
 * alone is run afterwards, all of them run unpacked again.
 */
import { spawn } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { bundleHub, DIST, isOwn, PACKAGES_APART } from './hub-bundle.mjs';

const into = join(DIST, 'packed');
const HUB = 'serve.js';
/** Each is a process or a thread of its own, and loads no more than it needs. In dist/ may stand some of another version too. */
const BESIDE = globSync('**/*.main.ts', { cwd: join(DIST, '../src') }).map((source) =>
  source.replace(/ts$/, 'js'),
);
/** Milliseconds; on a busy machine it takes ten seconds. */
const PATIENCE = 60_000;

/** The lines of src/, for whoever runs Node with --enable-source-maps. */
const ownMaps = {
  name: 'own-maps',
  load: (id) =>
    isOwn(id)
      ? { code: readFileSync(id, 'utf8'), map: JSON.parse(readFileSync(`${id}.map`, 'utf8')) }
      : undefined,
};
const nameOf = (program) => basename(program, '.js');
async function pack(programs, how) {
  const input = Object.fromEntries(programs.map((program) => [nameOf(program), join(DIST, program)]));
  await bundleHub({ into, input, ...how });
  for (const program of programs) {
    const packed = relative(dirname(join(DIST, program)), join(into, `${nameOf(program)}.mjs`));
    writeFileSync(join(DIST, program), `export * from './${packed}';\n`);
  }
}

/** Starts it once, on a database that is thrown away: what V8 has compiled is kept beside what it was compiled of. */
async function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-build-'));
  const hub = spawn(process.execPath, [join(DIST, 'main.js')], {
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      DATABASE_URL: `sqlite:${join(folder, 'yihu.sqlite')}`,
      YIHU_KEY_FILE: join(folder, 'keys.json'),
      YIHU_FILES: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
  });
  let said = '';
  hub.stdout.on('data', (text) => /listens on/.test((said += text)) && hub.kill('SIGTERM'));
  hub.stderr.on('data', (text) => (said += text));
  const code = await new Promise((resolve) => hub.once('close', resolve));
  rmSync(folder, { recursive: true, force: true });
  // Node writes them for their owner alone; whoever runs the hub reads them.
  for (const file of globSync('compiled/*/*', { cwd: into })) chmodSync(join(into, file), 0o644);
  // On a system where it cannot run it can be built all the same.
  if (code !== 0) process.stderr.write(`it was built, and does not start here: ${said}\n`);
}

if (readFileSync(join(DIST, HUB), 'utf8').includes('./packed/'))
  throw new Error('it is packed: run nest build before');
rmSync(into, { recursive: true, force: true });
await pack([HUB], { groups: PACKAGES_APART, plugins: [ownMaps], sourcemap: true });
// In files that several share a class would be declared before what it is decorated with.
await pack(BESIDE, { strictExecutionOrder: true });
await compile();
