/** The longest stop of the last ten minutes is known, and a real stop is noticed. */
import { expect, test } from '@jest/globals';
import { PushedClock, SystemClock } from '../../../src/kernel/clock.js';
import { EventLoopWatch } from '../../../src/watch/event-loop-watch.js';

test('the longest of the last ten minutes, whatever came before and after it', async () => {
  const clock = new PushedClock(1_000_000);
  const standstill = new EventLoopWatch(clock);
  expect(standstill.longest()).toBe(0);
  standstill.note(0);
  standstill.note(90);
  await clock.push(60_000);
  standstill.note(250);
  await clock.push(60_000);
  standstill.note(120);
  standstill.note(60);
  expect(standstill.longest()).toBe(250);
  await clock.push(9 * 60_000 - 1);
  expect(standstill.longest()).toBe(250);
  await clock.push(1);
  expect(standstill.longest()).toBe(120);
  await clock.push(60_000);
  expect(standstill.longest()).toBe(0);
});

test('a loop that does not turn for 300 ms is noticed', async () => {
  const standstill = new EventLoopWatch(new SystemClock());
  standstill.start();
  // The measuring has begun once its timer was seen to fire.
  await new Promise((next) => setTimeout(next, 50));
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  while (standstill.longest() < 250) await new Promise((next) => setTimeout(next, 50));
  standstill.onApplicationShutdown();
});
