/**
 * npm run planted: plants each bug of test/planted/bugs.ts into a copy of the house, one at a time, and runs the
 * specs that must notice. A bug that nobody notices is a hole in the suite, and the run fails.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { BUGS } from '../test/planted/bugs.ts';

const HOUSE = fileURLToPath(new URL('..', import.meta.url));
const PARTS = ['src', 'client', 'test', 'data', 'package.json', 'jest.config.js', 'tsconfig.json', '.swcrc'];
const PATIENCE_MILLISECONDS = 120_000;
const { values: asked } = parseArgs({ options: { only: { type: 'string' } } });
const bugs = BUGS.filter(({ name }) => !asked.only || name.includes(asked.only));

function copyOfTheHouse() {
  const copy = mkdtempSync(join(tmpdir(), 'yihu-planted-'));
  for (const part of PARTS)
    cpSync(join(HOUSE, part), join(copy, part), {
      recursive: true,
      filter: (path) => !path.includes('data/var'),
    });
  // What runs beside the hub is run as it was built: without it specs would fail of that, and not of the bug.
  for (const part of ['node_modules', 'dist']) symlinkSync(join(HOUSE, part), join(copy, part));
  return copy;
}

/** Whether the spec notices: it fails. One that cannot even be loaded proves nothing. */
const failed = (copy, spec) =>
  new Promise((resolve) => {
    const jest = join(HOUSE, 'node_modules/jest/bin/jest.js');
    const args = [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      jest,
      '--runInBand',
      '--bail',
      spec,
    ];
    const child = spawn(process.execPath, args, {
      cwd: copy,
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    // A suite that never ends has noticed too.
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MILLISECONDS);
    let said = '';
    child.stderr.on('data', (data) => (said += data));
    child.once('close', (code, signal) => {
      clearTimeout(patience);
      resolve(signal !== null || (code !== 0 && /Tests:.*failed/.test(said)));
    });
  });

/** Specs one after another: the first that fails has caught it. */
async function catcher(copy, { file, find, put, caughtBy }) {
  const path = join(copy, file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(find).length !== 2) return { broken: `${file} has "${find}" not exactly once` };
  writeFileSync(
    path,
    sound.replace(find, () => put),
  );
  try {
    for (const spec of caughtBy) if (await failed(copy, spec)) return { spec };
    return {};
  } finally {
    writeFileSync(path, sound);
  }
}

let caught = 0;
const left = [...bugs];
async function worker() {
  const copy = copyOfTheHouse();
  try {
    for (let bug = left.shift(); bug; bug = left.shift()) {
      const { spec, broken } = await catcher(copy, bug);
      if (spec) caught += 1;
      process.stdout.write(
        `${spec ? 'caught ' : 'MISSED '} ${bug.name}${spec ? `, by ${spec}` : ''}${broken ? `: ${broken}` : ''}\n`,
      );
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, worker));
process.stdout.write(`caught ${caught} of ${bugs.length}\n`);
process.exit(caught === bugs.length ? 0 : 1);
