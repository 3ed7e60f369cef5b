/** The programs of docs/examples do what they say, against a hub that runs. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SourceSecret } from '../../../src/protocol/intake/sources.js';
import type { WebhookSecret } from '../../../src/protocol/intake/webhooks.js';
import { freePort, launch, type Server } from '../../setup/server.js';

const EXAMPLES = fileURLToPath(new URL('../../../docs/examples/', import.meta.url));
const GATEWAY = 'a gateway secret';
const UNIT = '210102';

let server: Server;
let directory: string;
let bearer: string;
const run = new Set<string>();

const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const response = await fetch(`${server.base}/api${path}`, {
    method,
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${text}`);
  return JSON.parse(text) as T;
};
const start = (program: string, secret: string, words: readonly string[]) => {
  run.add(program);
  return spawn(process.execPath, [join(EXAMPLES, program), ...words], {
    env: { PATH: process.env['PATH'], YIHU_URL: server.base, YIHU_UNIT: UNIT, YIHU_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
};
const said = async (program: string, secret: string, ...words: string[]): Promise<string> => {
  const child = start(program, secret, words);
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  const code = await new Promise((ended) => child.once('close', ended));
  expect([program, code]).toEqual([program, 0]);
  return output.trim();
};

beforeAll(async () => {
  directory = mkdtempSync(join(process.env['TEST_DIRECTORY'] ?? tmpdir(), 'yihu-examples-'));
  server = await launch({
    PORT: String(await freePort()),
    DATABASE_URL: `sqlite:${join(directory, 'demo.sqlite')}`,
    YIHU_DEMO: '1',
    YIHU_LIMITS: 'off',
  });
  bearer = '';
  const { accessToken } = await ask<{ accessToken: string }>('POST', '/auth/token', {
    username: 'admin',
    password: 'yihu-demo',
  });
  bearer = accessToken;
  await ask('PUT', '/settings', { gatewayUrl: 'http://127.0.0.1:9/', gatewaySecret: GATEWAY });
  await ask('PUT', '/notice/setup', { channels: [], allowed: ['127.0.0.1'] });
}, 300_000);
afterAll(async () => {
  await server?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('each program of the folder does what its head says', async () => {
  const places = await ask<{ subdistricts: { communities: { id: string; code: string }[] }[] }>(
    'GET',
    '/places',
  );
  const { id: communityId, code } = places.subdistricts[0]!.communities[0]!;

  // Told of everything that follows.
  const port = await freePort();
  const { secret } = await ask<WebhookSecret>('POST', '/webhooks', {
    name: '示例',
    url: `http://127.0.0.1:${port}/`,
    events: ['raised'],
  });
  const receiver = start('receive-webhook.mjs', secret, [String(port)]);
  let heard = '';
  receiver.stdout.setEncoding('utf8').on('data', (part: string) => (heard += part));
  const hear = async (text: string) => {
    while (!heard.includes(text))
      await new Promise<void>((next, failed) => {
        receiver.stdout.once('data', () => next());
        receiver.once('close', () => failed(new Error(`ended, having said ${heard}`)));
      });
  };
  try {
    await hear('listening');
    const forged = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '{}' });
    expect(forged.status).toBe(401);

    const handOver = ['12345', '2026-112-0042', code, '13912345678', '楼道漏水'];
    const first = await said('hand-over.mjs', GATEWAY, ...handOver);
    expect(first).toMatch(/^raised \d{8}-\d{3} (waiting|ringing)$/);
    const number = first.split(' ')[1]!;
    expect(await said('hand-over.mjs', GATEWAY, ...handOver)).toMatch(`known ${number}`);
    await hear(`raised ${number}`);

    const button = await ask<SourceSecret>('POST', '/intake-sources', {
      code: 'lobby',
      name: '大厅按钮',
      kind: 'button',
      communityIds: [communityId],
    });
    const pressed = await said('wall-button.mjs', button.secret, 'lobby');
    expect(pressed).toMatch(/^raised /);
    expect(await said('wall-button.mjs', button.secret, 'lobby')).toMatch(pressed.replace('raised', 'still'));

    const voice = await ask<SourceSecret>('POST', '/intake-sources', {
      code: 'voice',
      name: '呼叫电话',
      kind: 'number',
      numbers: [{ number: '024-86110001', communityId }],
    });
    const dialled = await said(
      'dialled-number.mjs',
      voice.secret,
      'voice',
      'a1',
      '02486110001',
      '13912345678',
    );
    expect(dialled).toMatch(/^say to 13912345678: .* your number is \d{8}-\d{3}$/);
    await hear(`raised ${dialled.split(' ').at(-1)!}`);

    expect(await said('answer-ring.mjs', GATEWAY, 'sms-77', '13800000000', '1 4711')).toMatch(
      /^send to 13800000000: .*。$/,
    );
  } finally {
    receiver.kill();
  }
  const programs = readdirSync(EXAMPLES).filter(
    (name) => name.endsWith('.mjs') && name !== 'signed-post.mjs',
  );
  expect(programs.sort()).toEqual([...run].sort());
}, 120_000);
