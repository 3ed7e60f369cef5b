/** What is looked at again and again while the hub runs: forgotten check-outs, sessions that are over. */
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Clock, Timer } from '../clock.js';

/** Begins with the hub and ends with it; a turn that is still under way is not overlapped. */
export abstract class Sweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  /** Milliseconds from the end of one turn to the next. */
  protected abstract readonly every: number;

  constructor(protected readonly clock: Clock) {}

  /** What is due by now. */
  protected abstract sweep(): Promise<void>;
  /** What could not be done is found again at the next turn. */
  protected failed(_error: unknown): void {}
  /** One after another; one that cannot be done keeps none of those behind it from being done. */
  protected async each<T>(found: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    for (const one of found) await work(one).catch((error: unknown) => this.failed(error));
  }

  onApplicationBootstrap(): void {
    this.timer = this.clock.every(this.every, () =>
      this.sweep().catch((error: unknown) => this.failed(error)),
    );
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }
}
