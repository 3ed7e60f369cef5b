import { describe, expect, test } from '@jest/globals';
import { canReadMetrics } from '../../../src/ops/metrics/metrics-access.js';

const TOKEN = 'q3Jv0cX2b7Zk9TtYw1LrPnHs5DfGmAeU';
const ask = (remoteAddress: string | undefined, headers: Record<string, string> = {}, token?: string) =>
  canReadMetrics({ socket: { remoteAddress }, headers }, token);

describe('the figures are read', () => {
  test.each(['127.0.0.1', '127.8.0.1', '::1', '::ffff:127.0.0.1'])('from this machine, %s', (address) =>
    expect(ask(address)).toBe(true),
  );
  test.each(['127.0.0.1', '203.0.113.7', undefined])('with the token, from %s', (address) => {
    const through = { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '203.0.113.7' };
    expect(ask(address, through, TOKEN)).toBe(true);
  });
});
describe('they are not', () => {
  test.each(['203.0.113.7', '::ffff:203.0.113.7', '2001:db8::1', '12.7.0.1', '::127.0.0.1', undefined])(
    'from beyond, %s',
    (address) => expect(ask(address, {}, TOKEN)).toBe(false),
  );
  test.each([
    'x-forwarded-for',
    'x-forwarded-proto',
    'x-forwarded-server',
    'x-real-ip',
    'true-client-ip',
    'forwarded',
    'via',
  ])('through a proxy of this machine, which says so with %s', (header) =>
    expect(ask('127.0.0.1', { [header]: 'somebody' }, TOKEN)).toBe(false),
  );
  test.each([`Bearer ${TOKEN}x`, 'Bearer ', 'Basic x', `Bearer ${TOKEN.toLowerCase()}`])(
    'with %s',
    (authorization) => expect(ask('203.0.113.7', { authorization }, TOKEN)).toBe(false),
  );
  test.each(['::1', '::ffff:127.0.0.1', '127.0.0.1'])('through a proxy, though by way of %s', (address) =>
    expect(ask(address, { via: '1.1 caddy', authorization: 'Bearer wrong' }, TOKEN)).toBe(false),
  );
  test('with any token where none is set', () =>
    expect(ask('203.0.113.7', { authorization: 'Bearer undefined' })).toBe(false));
});
