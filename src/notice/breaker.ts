/** A gateway that failed five times in a row is left alone for a minute; then one failure more opens it again. Pure. */
const FAILURES = 5;
const REST = 60_000;

export class Breaker {
  private failures = 0;
  private until = 0;

  /** The instant until which nothing is sent; undefined where sending is allowed. */
  openUntil(now: number): number | undefined {
    return now < this.until ? this.until : undefined;
  }
  succeeded(): void {
    this.failures = 0;
  }
  failed(now: number): void {
    this.failures += 1;
    if (this.failures < FAILURES) return;
    this.failures = FAILURES - 1;
    this.until = now + REST;
  }
}
