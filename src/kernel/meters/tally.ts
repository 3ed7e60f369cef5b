/**
 * A counter of what happens often: an addition where it happens, and Prometheus' own counter, which makes a text of its
 * labels each time, only when somebody asks.
 */
import { Counter, type CounterConfiguration } from 'prom-client';

export class Tally<Label extends string = never> {
  readonly counter: Counter<Label>;
  private readonly counts = new Map<string, { labels: Record<Label, string>; n: number }>();

  constructor(config: Omit<CounterConfiguration<Label>, 'collect'>) {
    this.counter = new Counter({
      ...config,
      collect: () => {
        this.counter.reset();
        for (const { labels, n } of this.counts.values()) this.counter.inc(labels, n);
      },
    });
  }

  /** @param key tells the labels from all others of this tally */
  add(key: string, labels: Record<Label, string>, n = 1): void {
    const known = this.counts.get(key);
    if (known) known.n += n;
    else this.counts.set(key, { labels, n });
  }
}
