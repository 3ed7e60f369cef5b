/** Waiting for one's turn, in memory: so many at once, one after another for the same key, or no more than so many. */

/** Lets so many work at once; the others wait in their order, those who come first before all others. */
export class Semaphore {
  private inside = 0;
  private readonly ahead: (() => void)[] = [];
  private readonly behind: (() => void)[] = [];

  /**
   * @param most work at once
   * @param longest line of those who do not come first
   * @param full thrown where that line is as long already
   */
  constructor(
    private readonly most: number,
    private readonly longest = Infinity,
    private readonly full: () => Error = () => new Error('the line is full'),
  ) {}

  async pass<T>(work: () => Promise<T>, first = false): Promise<T> {
    if (this.inside < this.most) this.inside += 1;
    else {
      const line = first ? this.ahead : this.behind;
      if (!first && line.length >= this.longest) throw this.full();
      await new Promise<void>((enter) => line.push(enter));
    }
    try {
      return await work();
    } finally {
      const next = this.ahead.shift() ?? this.behind.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}

/** One after another for the same key. */
export class KeyedQueue {
  private readonly lines = new Map<string, { gate: Semaphore; length: number }>();

  /** @param full thrown where so many are waiting already */
  async take<T>(key: string, most: number, full: () => Error, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { gate: new Semaphore(1), length: 0 };
    if (line.length >= most) throw full();
    this.lines.set(key, line);
    line.length += 1;
    try {
      return await line.gate.pass(work);
    } finally {
      line.length -= 1;
      if (!line.length) this.lines.delete(key);
    }
  }
}

/** How many there are of each key, and no more than so many. */
export class KeyedLimit {
  private readonly taken = new Map<string, number>();

  take(key: string, most: number): boolean {
    const now = this.taken.get(key) ?? 0;
    if (now >= most) return false;
    this.taken.set(key, now + 1);
    return true;
  }
  leave(key: string): void {
    const left = (this.taken.get(key) ?? 0) - 1;
    if (left > 0) this.taken.set(key, left);
    else this.taken.delete(key);
  }
}
