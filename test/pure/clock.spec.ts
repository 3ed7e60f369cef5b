import { describe, expect, jest, test } from '@jest/globals';
import { HistoryClock, PushedClock, SystemClock } from '../../src/kernel/clock.js';

describe('a clock that is pushed', () => {
  test('does what falls due on the way, in order, at its own instant', async () => {
    const clock = new PushedClock(1000);
    const done: [string, number][] = [];
    const note = (name: string) => () => void done.push([name, clock.now()]);
    clock.at(1300, note('c'));
    clock.at(1100, note('a'));
    clock.at(1200, note('b'));
    clock.at(5000, note('never'));
    await clock.push(300);
    expect(done).toEqual([
      ['a', 1100],
      ['b', 1200],
      ['c', 1300],
    ]);
    expect(clock.now()).toBe(1300);
  });
  test('waits for the work, and does what the work has set on the way', async () => {
    const clock = new PushedClock(0);
    const done: number[] = [];
    clock.at(100, async () => {
      await Promise.resolve();
      done.push(clock.now());
      clock.at(200, () => void done.push(clock.now()));
    });
    await clock.push(250);
    expect(done).toEqual([100, 200]);
  });
  test('never goes back: what is overdue is done now', async () => {
    const clock = new PushedClock(1000);
    let at = 0;
    clock.at(10, () => void (at = clock.now()));
    await clock.push(0);
    expect(at).toBe(1000);
  });
  test('what was cancelled is not done', async () => {
    const clock = new PushedClock(0);
    let done = 0;
    clock.at(10, () => void (done += 1)).cancel();
    const every = clock.every(10, () => void (done += 1));
    await clock.push(35);
    every.cancel();
    await clock.push(100);
    expect(done).toBe(3);
  });
  test('what is done every so often goes on after a failure', async () => {
    const clock = new PushedClock(0);
    let done = 0;
    const every = clock.every(10, () => {
      done += 1;
      if (done === 1) throw new Error('once');
    });
    await clock.push(10).catch(() => undefined);
    await clock.push(10);
    expect(done).toBe(2);
    every.cancel();
  });
  test('while it lives through history whoever polls rests, and alarms ring', async () => {
    const clock: PushedClock = new HistoryClock(0);
    const done: string[] = [];
    clock.every(10, () => void done.push('poll'));
    clock.at(15, () => void done.push('alarm'));
    await clock.push(100);
    expect(done).toEqual(['alarm']);
  });
});

describe('the system’s clock', () => {
  test('does work at or after the instant, at once where it is past', async () => {
    const clock = new SystemClock();
    const at = clock.now() + 30;
    const [late, past] = await Promise.all([
      new Promise<number>((done) => void clock.at(at, () => done(clock.now()))),
      new Promise<number>((done) => void clock.at(0, () => done(clock.now()))),
    ]);
    expect(late).toBeGreaterThanOrEqual(at - 1);
    expect(past).toBeLessThan(at);
  });
  test('a far instant is not done at once', async () => {
    const clock = new SystemClock();
    const work = jest.fn<() => void>();
    const timer = clock.at(clock.now() + 40 * 24 * 3600_000, work);
    await new Promise((next) => void clock.at(clock.now() + 20, () => next(undefined)));
    timer.cancel();
    expect(work).not.toHaveBeenCalled();
  });
});
