import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

/** A priority cannot be taken back, so a process of its own takes it. */
const PROGRAM = `
  import { readdirSync, readFileSync } from 'node:fs';
  import { getPriority } from 'node:os';
  import { lowerPriority } from ${JSON.stringify(new URL('../../src/kernel/process-priority.ts', import.meta.url).href)};
  lowerPriority(10);
  let threads = [];
  try {
    threads = readdirSync('/proc/self/task');
  } catch {}
  const niceOf = (thread) => {
    const said = readFileSync('/proc/self/task/' + thread + '/stat', 'utf8');
    return Number(said.slice(said.lastIndexOf(')') + 2).split(' ')[16]);
  };
  console.log(JSON.stringify([getPriority(), ...threads.map(niceOf)]));
`;

test('whoever gives way does so with every thread, not only with the one that says so', () => {
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', PROGRAM], { env: {} });
  const priorities = JSON.parse(String(said)) as number[];
  expect(new Set(priorities)).toEqual(new Set([10]));
  if (process.platform === 'linux') expect(priorities.length).toBeGreaterThan(3);
});
