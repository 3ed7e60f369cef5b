import { Writable } from 'node:stream';
import { beforeEach, expect, test } from '@jest/globals';
import { pino } from 'pino';
import { PushedClock } from '../../../src/kernel/clock.js';
import { AllowedOrigins } from '../../../src/access/allowed-origins.js';
import { NOW } from './given.js';

const clock = new PushedClock(NOW);
let lines: Record<string, unknown>[];
let origins: AllowedOrigins;
beforeEach(() => {
  lines = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(JSON.parse(chunk.toString()) as Record<string, unknown>);
      done();
    },
  });
  const config = { allowedOrigins: new Set(['https://hub.example']), publicUrl: 'https://hub.example' };
  origins = new AllowedOrigins(config, clock, pino(sink));
});

test('who comes from an allowed page, or from none, is not stopped here', () => {
  expect(origins.refusalOf('https://hub.example')).toBeUndefined();
  expect(origins.refusalOf(undefined)).toBeUndefined();
  expect(lines).toEqual([]);
});

test('who comes from another page is told which one, and where to go instead', () => {
  const said = origins.refusalOf('https://10.1.2.3')!;
  expect(said.body('zh')).toMatchObject({
    code: 'forbidden',
    message:
      '请求来自不被允许的网址（https://10.1.2.3）。请用https://hub.example打开；管理员可以在 ALLOWED_ORIGINS 里加上它。',
  });
  expect(said.body('en').message).toContain('(https://10.1.2.3). Open https://hub.example;');
});

test('the log says it once a minute for each origin, with the mend', async () => {
  for (let i = 0; i < 20; i++) origins.refusalOf('https://10.1.2.3');
  origins.refusalOf('https://other.example');
  expect(lines.map((l) => l.origin)).toEqual(['https://10.1.2.3', 'https://other.example']);
  expect(lines[0]).toMatchObject({ level: 40, allowed: ['https://hub.example'] });
  expect(lines[0]!.msg).toMatch(/correct PUBLIC_URL or add it to ALLOWED_ORIGINS/);
  await clock.push(61_000);
  origins.refusalOf('https://10.1.2.3');
  expect(lines).toHaveLength(3);
});

test('nothing that is no origin is repeated to anybody', () => {
  for (const odd of ['<script>', 'null', 'https://a.example/path', `https://${'a'.repeat(300)}.example`]) {
    expect(origins.refusalOf(odd)!.body('en').message).toContain('(null)');
  }
  expect(lines.map((l) => l.origin)).toEqual(['null']);
});
