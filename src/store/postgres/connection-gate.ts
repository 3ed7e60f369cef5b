/** So many at once use the connections; the others wait their turn, which no clock takes from them. */
import { Refusal } from '../../kernel/refusal/refusal.js';

const MOST_WAITING = 5000;

export class ConnectionGate {
  private readonly waiting: { go: () => void; leave: (reason: unknown) => void }[] = [];

  constructor(private free: number) {}

  /** @throws Refusal `unavailable` where too many wait */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else {
      if (this.waiting.length >= MOST_WAITING) throw new Refusal('unavailable');
      await new Promise<void>((go, leave) => this.waiting.push({ go, leave }));
    }
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
