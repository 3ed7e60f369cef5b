/** What our OpenAPI is worth: a public generator makes a client of it, which compiles and drives a call. */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestHub, type TestHub } from '../hub.js';
import { PASSWORD } from '../world.js';

const ROOT = join(import.meta.dirname, '..', '..');
const node = (...args: string[]) => promisify(execFile)(process.execPath, args, { cwd: ROOT });
/** Below the packages, so that the compiler finds them. */
const TEMPORARY = join(ROOT, 'test', '.tmp');

let t: TestHub;
let folder: string;
beforeAll(async () => {
  t = await openTestHub();
  mkdirSync(TEMPORARY, { recursive: true });
  folder = mkdtempSync(join(TEMPORARY, 'client-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await t.close();
});

test('a client made of our OpenAPI compiles and drives a call', async () => {
  const document = join(folder, 'openapi.json');
  writeFileSync(document, JSON.stringify((await t.http(null, 'GET', '/api/docs-json')).body));
  await node(join(import.meta.dirname, 'make.mjs'), document, join(folder, 'api'));
  copyFileSync(join(import.meta.dirname, 'call.ts'), join(folder, 'call.ts'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
  const compilerOptions = {
    strict: true,
    target: 'ES2024',
    lib: ['ES2024', 'DOM', 'DOM.Iterable'],
    module: 'NodeNext',
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
    skipLibCheck: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['call.ts'] }));
  await node(join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder).catch((error: unknown) => {
    throw new Error((error as { stdout: string }).stdout);
  });

  const { stdout } = await node(join(folder, 'out', 'call.js'), t.base, randomUUID(), PASSWORD, 'li', 'zhou');
  const answered = JSON.parse(stdout) as { number: string };
  expect(answered).toMatchObject({
    statuses: [201, 200],
    listed: [answered.number],
    read: ['waiting', 'labour', 'urgent', '彩塔街社区'],
    messages: 0,
    deeds: expect.arrayContaining(['raised']),
    why: true,
    refused: 'forbidden',
  });
});
