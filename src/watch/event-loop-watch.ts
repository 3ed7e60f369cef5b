/**
 * How long this process stood still: while its loop does not turn, nobody is rung, answered or heard. It runs in a
 * real process only; a test says for itself what was noted.
 */
import { MINUTE } from '../protocol/time/durations.js';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { Clock, type Timer } from '../kernel/clock.js';

const EVERY = 1000;
/** What the measuring itself waits between two looks. */
const RESOLUTION = 10;
/** A stop is spoken of for this long. */
const REMEMBERED = 10 * MINUTE;

@Injectable()
export class EventLoopWatch implements OnApplicationShutdown {
  private noted: { at: number; milliseconds: number }[] = [];
  private timer: Timer | undefined;
  private readonly registry = new Registry();
  private readonly figure = new Gauge({
    name: 'yihu_longest_standstill_seconds',
    help: 'The longest that the event loop stood still within the last ten minutes',
    registers: [this.registry],
  });

  constructor(private readonly clock: Clock) {}

  start(): void {
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION });
    delays.enable();
    this.timer = this.clock.every(EVERY, () => {
      this.note(delays.max / 1e6 - RESOLUTION);
      delays.reset();
    });
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** Only what may still become the longest is kept. */
  note(milliseconds: number): void {
    if (!(milliseconds > 0)) return;
    this.noted = this.noted.filter((n) => n.milliseconds > milliseconds);
    this.noted.push({ at: this.clock.now(), milliseconds });
  }

  /** Prometheus text. */
  figures(): Promise<string> {
    this.figure.set(this.longest() / 1000);
    return this.registry.metrics();
  }

  /** Milliseconds of the longest stop within the last ten minutes. */
  longest(): number {
    const since = this.clock.now() - REMEMBERED;
    this.noted = this.noted.filter((n) => n.at > since);
    return this.noted[0]?.milliseconds ?? 0;
  }
}
