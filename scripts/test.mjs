/**
 * npm test: builds, then runs every spec three at a time, the longest first, while types and lint are looked at beside
 * them. `npm test -- FILE …` runs what fits the paths, and builds only where a spec runs the built hub and the build is
 * older than what it was built of; what jest is to be told follows as it is (`-t NAME`). Ends with the counts.
 */
import { spawn } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin', 'jest.js');
const given = process.argv.slice(2);

/** Paths come first, options behind them. */
const patterns = given.slice(0, given.findIndex((g) => g.startsWith('-')) >>> 0);
const specs = globSync('test/**/*.spec.ts', { cwd: ROOT }).filter(
  (path) => !patterns.length || patterns.some((pattern) => new RegExp(pattern, 'i').test(join(ROOT, path))),
);

/** Resolves with the exit code. */
const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass).on('SIGINT', pass);
    child.once('error', reject).once('close', (code) => {
      process.off('SIGTERM', pass).off('SIGINT', pass);
      resolve(code ?? 1);
    });
  });
const script = (name) => run('npm', ['run', '--silent', name]);

const timeOf = (path) => statSync(join(ROOT, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const newest = (patterns) =>
  Math.max(...globSync(patterns, { cwd: ROOT, exclude: ['client/node_modules/**'] }).map(timeOf));
const needs = (folder) => specs.some((path) => folder.test(path));
/** What the specs run that is built, where it is not of what stands here. */
function missing() {
  const pages = needs(/^test\/(browser|built\/pages|deploy)\//);
  // The promises run the hub from its source, and what works beside it (imports, exports, passwords) as it is built.
  const hub = pages || needs(/^test\/(built|crash|cluster|promises)\//);
  if (pages && timeOf('dist/client/index.html') < newest(['client/**/*', 'src/protocol/**/*.ts']))
    return 'build';
  if (hub && timeOf('dist/main.js') < newest(['src/**/*.ts'])) return 'build:hub';
  return undefined;
}

const directory = mkdtempSync(join(tmpdir(), 'yihu-jest-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));

/** For a whole run: each spec that opens a hub loads what it imports anew, and finds few files instead of thousands. */
async function pack() {
  const packed = join(directory, 'packed');
  const code = await run(process.execPath, [join(ROOT, 'test/setup/pack-modules.mjs'), packed]);
  if (code)
    console.log('what the hub imports could not be packed: the specs load it as it is, and take longer');
  else process.env.TEST_PACKED = packed;
}

async function test() {
  const outputFile = join(directory, 'counts.json');
  const code = await run(process.execPath, [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    jest,
    ...given,
    '--json',
    `--outputFile=${outputFile}`,
  ]);
  // Where it ended before it could count, that by itself is a failure.
  let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 1 };
  try {
    counts = JSON.parse(readFileSync(outputFile, 'utf8'));
  } catch {}
  return { code, counts };
}

/** @returns the exit code of what failed */
async function build() {
  if (!whole) {
    const wanted = missing();
    return wanted ? script(wanted) : 0;
  }
  const code = await script('build:hub');
  if (code) return code;
  const [pages] = await Promise.all([script('build:pages'), pack()]);
  return pages;
}

const whole = !given.length;
const unbuilt = await build();
if (unbuilt) process.exit(unbuilt);
const [checked, { code, counts }] = await Promise.all([whole ? script('check') : 0, test()]);
if (checked) console.log('npm run check has failed: see above');
// A spec that could not even be loaded has failed too.
const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites;
console.log(`Tests: ${failed} failed, ${counts.numPendingTests} skipped, ${counts.numPassedTests} passed`);
process.exit(checked || code || (failed ? 1 : 0));
