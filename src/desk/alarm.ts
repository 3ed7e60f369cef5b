/** The next instant at which something is due: the desk sets it after a commit, the dispatcher waits on it. */
import { Injectable } from '@nestjs/common';
import { Clock, type Timer } from '../kernel/clock.js';

@Injectable()
export class Alarm {
  private next = Infinity;
  private timer: Timer | undefined;
  private wake: (() => Promise<void>) | undefined;

  constructor(private readonly clock: Clock) {}

  onRing(wake: () => Promise<void>): void {
    this.wake = wake;
  }
  /** Wakes the dispatcher at the instant, unless it is woken earlier. */
  set(instant: number): void {
    if (instant >= this.next) return;
    this.timer?.cancel();
    this.next = instant;
    this.timer = this.clock.at(instant, async () => {
      this.next = Infinity;
      await this.wake?.();
    });
  }
  stop(): void {
    this.timer?.cancel();
    this.wake = undefined;
  }
}
