/** The longest stop of the last ten minutes is known, and a real stop is noticed. */
import { expect, test } from '@jest/globals';
import { PushedClock, SystemClock } from '../../../src/kernel/clock.js';
import { EventLoopWatch } from '../../../src/watch/event-loop-watch.js';

test('the longest of the last ten minutes, whatever came before and after it', async () => {
  const clock = new PushedClock(1_000_000);
  const eventLoop = new EventLoopWatch(clock);
  expect(eventLoop.longest()).toBe(0);
  eventLoop.note(0);
  eventLoop.note(90);
  await clock.push(60_000);
  eventLoop.note(250);
  await clock.push(60_000);
  eventLoop.note(120);
  eventLoop.note(60);
  expect(eventLoop.longest()).toBe(250);
  await clock.push(9 * 60_000 - 1);
  expect(eventLoop.longest()).toBe(250);
  await clock.push(1);
  expect(eventLoop.longest()).toBe(120);
  await clock.push(60_000);
  expect(eventLoop.longest()).toBe(0);
});

test('a loop that does not turn for 300 ms is noticed', async () => {
  const eventLoop = new EventLoopWatch(new SystemClock());
  eventLoop.start();
  // The measuring has begun once its timer was seen to fire.
  await new Promise((next) => setTimeout(next, 50));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  while (eventLoop.longest() < 250) await new Promise((next) => setTimeout(next, 50));
  eventLoop.onApplicationShutdown();
});
