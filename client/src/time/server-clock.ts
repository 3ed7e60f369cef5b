/** No estimate is held to be better than this, in milliseconds. */
const LEAST_ERROR = 250;
/** A clock may drift by so much of the time that passes. */
const DRIFT = 0.001;

/**
 * What the server's clock shows, reckoned on a clock of this device that nobody can set. All in milliseconds.
 * Each answer that says the server's time is an estimate with an error of its own; the better one counts, and any that
 * the kept one cannot be true beside: the device slept, or the server's clock was set.
 */
export class ServerClock {
  private offset: number;
  private error = Number.POSITIVE_INFINITY;
  private at: number;

  /** @param wall what this device's own clock shows, until the server has said better */
  constructor(
    private readonly steady: () => number,
    wall: number,
  ) {
    this.at = steady();
    this.offset = wall - this.at;
  }

  now = (): number => this.steady() + this.offset;

  /**
   * @param asked when it was asked, on the steady clock; the answer is there now
   */
  told(theirs: number, asked = this.steady()): void {
    if (Number.isNaN(theirs)) return;
    const now = this.steady();
    const error = Math.max(LEAST_ERROR, (now - asked) / 2);
    const offset = theirs - (asked + now) / 2;
    const known = this.error + (now - this.at) * DRIFT;
    if (error > known && Math.abs(offset - this.offset) <= error + known) return;
    Object.assign(this, { offset, error, at: now });
  }
}
