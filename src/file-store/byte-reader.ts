/** Takes what comes in pieces of any length apart into pieces of the length that is asked for. */
export class ByteReader {
  private readonly source: AsyncIterator<Uint8Array>;
  private pieces: Uint8Array[] = [];
  private held = 0;
  private over = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** Fewer only where no more comes. */
  async take(length: number): Promise<Buffer> {
    while (this.held < length && !this.over) {
      const { done, value } = await this.source.next();
      if (done) this.over = true;
      else if (value.length) {
        this.pieces.push(value);
        this.held += value.length;
      }
    }
    const taken: Uint8Array[] = [];
    let missing = Math.min(length, this.held);
    this.held -= missing;
    while (missing) {
      const [first] = this.pieces as [Uint8Array];
      taken.push(first.subarray(0, missing));
      if (first.length > missing) this.pieces[0] = first.subarray(missing);
      else this.pieces.shift();
      missing -= Math.min(first.length, missing);
    }
    const [only] = taken;
    return taken.length === 1
      ? Buffer.from(only!.buffer, only!.byteOffset, only!.byteLength)
      : Buffer.concat(taken);
  }

  /** Nobody reads on: whoever sends may stop. */
  async close(): Promise<void> {
    if (!this.over) await this.source.return?.();
    this.over = true;
  }
}
