/**
 * A channel that failed three times in a row is left alone for 1, then 2, then 4 s: never for as long as a ring lasts.
 * After each rest one message tries it, the most urgent that waits; what succeeds opens it for all. Pure.
 */
const FAILURES = 3;
const FIRST_REST = 1000;
const LONGEST_REST = 4000;
/** How soon it is looked at again while another message tries. */
const SOON = 250;
/** The most urgent one is waited for only so long: its ring may have ended. */
const GRACE = 1000;
/** Longer than one sending takes: who tries and says nothing more has gone. */
const TRYING = 5000;

export interface CircuitAttempt {
  id: string;
  /** The higher, the sooner. */
  rank: number;
}

export class CircuitBreaker {
  private failures = 0;
  private rest = 0;
  private until = 0;
  private failedAt = -1;
  private trying: { id: string; since: number } | undefined;
  private readonly waiting = new Map<string, number>();

  /** It failed so often that it is not trusted before something has gone out by it. */
  get failing(): boolean {
    return this.failures >= FAILURES;
  }

  /** undefined where the message may go now; else the instant at which to ask again. */
  admit(now: number, { id, rank }: CircuitAttempt): number | undefined {
    if (!this.failing) return undefined;
    const again = now < this.until ? this.until : this.turn(now, { id, rank });
    if (again !== undefined) {
      this.waiting.set(id, rank);
      return again;
    }
    this.waiting.delete(id);
    this.trying = { id, since: now };
    return undefined;
  }
  private turn(now: number, { id, rank }: CircuitAttempt): number | undefined {
    if (this.trying && now - this.trying.since < TRYING) return now + SOON;
    const first = [...this.waiting].every(([other, its]) => other === id || its <= rank);
    return first || now >= this.until + GRACE ? undefined : now + SOON;
  }

  succeeded(): void {
    this.failures = this.rest = this.until = 0;
    this.failedAt = -1;
    this.trying = undefined;
    this.waiting.clear();
  }

  /** @param startedAt what began before the last failure was known tells nothing new: one trouble, however many people it meets */
  failed(startedAt: number, now: number): void {
    this.trying = undefined;
    if (startedAt <= this.failedAt) return;
    this.failedAt = now;
    this.failures += 1;
    if (!this.failing) return;
    this.rest = Math.min(LONGEST_REST, this.rest === 0 ? FIRST_REST : this.rest * 2);
    this.until = now + this.rest;
  }

  /** The message that tried did not come to ask the channel at all. */
  unasked(id: string): void {
    if (this.trying?.id === id) this.trying = undefined;
  }
}
