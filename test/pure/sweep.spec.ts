/** What is looked at again and again: one that cannot be done holds up none of the others. */
import { expect, test } from '@jest/globals';
import { Sweep } from '../../src/kernel/time/sweep.js';
import { MinutesClock } from '../setup/minutes-clock.js';

class Reminders extends Sweep {
  protected readonly every = 1000;
  readonly done: number[] = [];
  readonly faults: unknown[] = [];

  protected sweep(): Promise<void> {
    return this.each([1, 2, 3], async (one) => {
      if (one === 2) throw new Error('damaged');
      this.done.push(one);
    });
  }
  protected override failed(error: unknown): void {
    this.faults.push(error);
  }
}

test('each is done for itself, and what failed is told of at every turn', async () => {
  const clock = new MinutesClock(0);
  const reminders = new Reminders(clock);
  reminders.onApplicationBootstrap();
  await clock.push(2000);
  reminders.onApplicationShutdown();
  expect(reminders.done).toEqual([1, 3, 1, 3]);
  expect(reminders.faults).toHaveLength(2);
});
