/** So many at once use the connections; the others wait their turn, which no clock takes from them. */
import { stopwatch } from '../../kernel/clock.js';
import type { WriteMeters } from '../../kernel/meters/write-meters.js';
import { Refusal } from '../../kernel/refusal/refusal.js';

const MOST_WAITING = 5000;

export class ConnectionGate {
  private readonly waiting: { go: () => void; leave: (reason: unknown) => void }[] = [];

  /** @param counted where how long was waited is counted, and under which name */
  constructor(
    private free: number,
    private readonly counted?: { meters: WriteMeters; pool: string },
  ) {
    counted?.meters.poolWaiting(counted.pool, () => this.waiting.length);
  }

  /** @throws Refusal `unavailable` where too many wait */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    const asked = stopwatch();
    if (this.free > 0) this.free -= 1;
    else {
      if (this.waiting.length >= MOST_WAITING) throw new Refusal('unavailable');
      await new Promise<void>((go, leave) => this.waiting.push({ go, leave }));
    }
    this.counted?.meters.poolEntered(this.counted.pool, (stopwatch() - asked) / 1000);
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next.go();
      else this.free += 1;
    }
  }

  /** Whoever waits would fare no better, and hears it now. */
  turnAway(reason: unknown): void {
    for (const { leave } of this.waiting.splice(0)) leave(reason);
  }
}
