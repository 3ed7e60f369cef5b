/** Waiting for one's turn, in memory: so many at once, or one after another for the same key. */

/** Lets so many work at once; the others wait in their order. */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];
  constructor(private readonly most: number) {}

  async pass<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside < this.most) this.inside += 1;
    else await new Promise<void>((enter) => this.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}

/** One after another for the same key. */
export class Turns {
  private readonly lines = new Map<string, { gate: Gate; length: number }>();

  /** @param full thrown where so many are waiting already */
  async take<T>(key: string, most: number, full: () => Error, work: () => Promise<T>): Promise<T> {
    const line = this.lines.get(key) ?? { gate: new Gate(1), length: 0 };
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
