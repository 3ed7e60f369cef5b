/** Whether the clock's commands come in time. */
import { Histogram, type Registry } from 'prom-client';

export class ClockMeters {
  private readonly lateness: Histogram;

  constructor(registry: Registry) {
    this.lateness = new Histogram({
      name: 'yihu_dispatch_late_seconds',
      help: 'How late the dispatcher took up what was due of a call, in seconds; after an outage once for what fell due in it',
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 60, 600],
      registers: [registry],
    });
  }

  late = (seconds: number): void => this.lateness.observe(Math.max(0, seconds));
}
