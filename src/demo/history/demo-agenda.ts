/** What happens when: things to do in the order of their instants, those of one instant in the order they were put down. */
import type { PushedClock } from '../../kernel/clock.js';

export type AgendaItem = () => Promise<void>;
interface Entry {
  instant: number;
  order: number;
  doing: AgendaItem;
}

export class Agenda {
  private entries: Entry[] = [];
  private order = 0;

  constructor(
    private readonly clock: PushedClock,
    /** Nothing happens at or after this. */
    readonly end: number,
  ) {}

  /** Milliseconds, by the clock that is pushed. */
  get now(): number {
    return this.clock.now();
  }
  at(instant: number, doing: AgendaItem): void {
    if (instant >= this.end) return;
    const entry = { instant: Math.max(instant, this.clock.now()), order: this.order++, doing };
    this.entries.splice(this.placeAfter(entry.instant), 0, entry);
  }
  /** Behind all of that instant and before. */
  private placeAfter(instant: number): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.instant <= instant) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  in(seconds: number, doing: AgendaItem): void {
    this.at(this.clock.now() + seconds * 1000, doing);
  }
  /** Does all there is; deadlines that fall due on the way are kept by the clock's own timers. */
  async run(): Promise<void> {
    for (let next = this.entries.shift(); next; next = this.entries.shift()) {
      await this.clock.push(next.instant - this.clock.now());
      await next.doing();
    }
  }
}
