/** Who counts by a Redis that hangs does not wait for it, and is held to the allowance all the same. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { expect, test } from '@jest/globals';
import { RateCounter, redisCounterClient, CounterRest } from '../../../src/realtime/rate-counter.js';
import { PushedClock } from '../../../src/kernel/clock.js';

const SPAN = { points: 3, duration: 3600, keyPrefix: 'test' };

/** Takes connections, says it is well when asked at the start, and answers nothing else. */
async function hungRedis() {
  const sockets: Socket[] = [];
  let asked = 0;
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      for (const command of data
        .toString()
        .toLowerCase()
        .split(/(?=\*\d+\r\n)/)) {
        if (command.includes('$4\r\ninfo')) socket.write('$17\r\nredis_version:7\r\n\r\n');
        else if (command.includes('eval')) asked += 1;
        else socket.write('+OK\r\n');
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: () => asked,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

test('one waits a moment, the others not at all, and nobody gets more than the allowance', async () => {
  const hung = await hungRedis();
  const redis = redisCounterClient(hung.url);
  try {
    await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
    const counted = new RateCounter(SPAN, {
      redis,
      rest: new CounterRest(new PushedClock(0), { lostSince: undefined }),
    });
    for (let i = 0; i < SPAN.points; i++) await counted.consume('li');
    await expect(counted.consume('li')).rejects.toBeInstanceOf(RateLimiterRes);
    await counted.giveBack('li');
    await counted.giveBack('li');
    await counted.consume('li');
    expect(hung.asked()).toBe(1);
  } finally {
    redis.disconnect();
    hung.close();
  }
});

test('where hints are known to be lost Redis is not asked at all', async () => {
  const hung = await hungRedis();
  const redis = redisCounterClient(hung.url);
  try {
    await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
    await new RateCounter(SPAN, {
      redis,
      rest: new CounterRest(new PushedClock(0), { lostSince: 1 }),
    }).consume('li');
    expect(hung.asked()).toBe(0);
  } finally {
    redis.disconnect();
    hung.close();
  }
});
