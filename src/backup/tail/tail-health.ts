/** How far what was written is in the second place, as whoever asks is shown it. */
import { Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Clock } from '../../kernel/clock.js';

@Injectable()
export class TailHealth {
  private readonly registry = new Registry();
  private readonly figure = new Gauge({
    name: 'yihu_tail_behind_seconds',
    help: 'What was written within these seconds is on this machine alone; absent where no second place is set',
    registers: [this.registry],
  });
  /** What was written before is in the second place; undefined where none is set. */
  private safe: number | undefined;

  constructor(private readonly clock: Clock) {}

  /** From here on it is asked for. */
  begin(): void {
    this.safe = this.clock.now();
  }
  shipped(upTo: number): void {
    this.safe = upTo;
  }
  /** Seconds; undefined where no second place is set. */
  get behind(): number | undefined {
    return this.safe === undefined ? undefined : Math.max(0, this.clock.now() - this.safe) / 1000;
  }
  /** Prometheus text. */
  async figures(): Promise<string> {
    const { behind } = this;
    if (behind === undefined) return '';
    this.figure.set(behind);
    return this.registry.metrics();
  }
}
