/** Lighthouse's own marks for what does not depend on the speed of the machine. */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openStage, type Stage } from './stage.js';

const SCRIPT = new URL('../../scripts/lighthouse.mjs', import.meta.url).pathname;
let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage?.close());

test('worker, sign-in, check and resident’s page have all marks for accessibility and best practices', async () => {
  const said = await new Promise<string>((resolve, reject) => {
    const child = spawn(process.execPath, [SCRIPT, '--json', '--base', stage.base], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('error', reject);
    child.once('close', () => resolve(text));
  });
  expect(JSON.parse(said)).toEqual([
    { page: 'worker', at: '/community', accessibility: 100, 'best-practices': 100, failing: [] },
    { page: 'sign-in', at: '/sign-in', accessibility: 100, 'best-practices': 100, failing: [] },
    { page: 'check', at: '/check', accessibility: 100, 'best-practices': 100, failing: [] },
    { page: 'resident', at: '/r', accessibility: 100, 'best-practices': 100, failing: [] },
  ]);
}, 180_000);
