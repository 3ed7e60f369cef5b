/**
 * All specs, in two goes: first what is quick and may share the machine, then what starts processes of its own,
 * kills them and looks at the clock, one after another. Ends with the sum of both.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const jest = join(dirname(createRequire(import.meta.url).resolve('jest/package.json')), 'bin', 'jest.js');
const ALONE = ['<rootDir>/test/crash/', '<rootDir>/test/cluster/', '<rootDir>/test/browser/'];
const directory = mkdtempSync(join(tmpdir(), 'yihu-jest-'));
const given = process.argv.slice(2);

const run = (name, args) =>
  new Promise((resolve) => {
    const outputFile = join(directory, `${name}.json`);
    const child = spawn(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        jest,
        ...args,
        '--json',
        `--outputFile=${outputFile}`,
        ...given,
      ],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    );
    const pass = (signal) => child.kill(signal);
    process.on('SIGTERM', pass);
    process.on('SIGINT', pass);
    child.once('close', (code) => {
      process.off('SIGTERM', pass);
      process.off('SIGINT', pass);
      let counts = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numRuntimeErrorTestSuites: 1 };
      try {
        counts = JSON.parse(readFileSync(outputFile, 'utf8'));
      } catch {
        // It ended before it could count: a failure by itself.
      }
      resolve({ code: code ?? 1, counts });
    });
  });

const shared = await run('shared', ['--testPathIgnorePatterns', ...ALONE, '--passWithNoTests']);
const alone = await run('alone', [
  '--runInBand',
  '--testPathPatterns',
  'test/(crash|cluster|browser)/',
  '--passWithNoTests',
]);
rmSync(directory, { recursive: true, force: true });

const sum = (key) => shared.counts[key] + alone.counts[key];
// A spec that could not even be loaded has failed too.
const failed = sum('numFailedTests') + sum('numRuntimeErrorTestSuites');
const skipped = sum('numPendingTests');
console.log(`Tests: ${failed} failed, ${skipped} skipped, ${sum('numPassedTests')} passed`);
process.exit(shared.code || alone.code || (failed ? 1 : 0));
