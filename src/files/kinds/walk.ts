/**
 * Looking at a file while it streams past, without keeping it: a generator says which bytes it wants to see and which
 * it wants to be past, and is given them as they come. Pure.
 */
export type Ask = { take: number } | { skip: number };
/** Is handed what it asked to take, shorter only where the file ends; after a skip an empty one. */
export type Walk<R> = Generator<Ask, R, Buffer>;

/** Pieces that a voice note is made of: an hour of them in the smallest that a recorder writes. More are there to keep us busy. */
export const MOST_PIECES = 200_000;

const NOTHING = Buffer.alloc(0);

export class Walker<R> {
  private asked: IteratorResult<Ask, R>;
  private readonly parts: Buffer[] = [];
  private held = 0;
  private toSkip = 0;

  constructor(private readonly walk: Walk<R>) {
    this.asked = walk.next();
    this.begin();
  }

  push(chunk: Uint8Array): void {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (rest.length && !this.asked.done) {
      const { value } = this.asked;
      if ('skip' in value) {
        const some = Math.min(this.toSkip, rest.length);
        this.toSkip -= some;
        rest = rest.subarray(some);
        if (this.toSkip === 0) this.give(NOTHING);
      } else {
        const some = rest.subarray(0, value.take - this.held);
        // What was pushed is its sender's again.
        this.parts.push(Buffer.from(some));
        this.held += some.length;
        rest = rest.subarray(some.length);
        if (this.held === value.take) this.give(Buffer.concat(this.parts));
      }
    }
  }

  /** Nothing more comes. */
  end(): R {
    while (!this.asked.done) this.give(Buffer.concat(this.parts));
    return this.asked.value;
  }

  private give(bytes: Buffer): void {
    this.parts.length = 0;
    this.held = 0;
    this.asked = this.walk.next(bytes);
    this.begin();
  }
  /** What asks for nothing has it at once. */
  private begin(): void {
    while (!this.asked.done) {
      const { value } = this.asked;
      this.toSkip = 'skip' in value ? value.skip : 0;
      if (('skip' in value ? value.skip : value.take) > 0) return;
      this.asked = this.walk.next(NOTHING);
    }
  }
}
