import { PushedClock } from '../../src/kernel/clock.js';
import { MINUTE, SECOND } from '../../src/protocol/time/durations.js';

/** Milliseconds between two looks of a poller while minutes pass. */
const RARELY = 10 * SECOND;
/** The end of what passes is as it always is. */
const CLOSELY = 30 * SECOND;

/**
 * While minutes pass, whoever polls looks every ten seconds: what has its instant comes at it by its alarm, and an hour
 * of looking every second in which nothing is due takes PostgreSQL twelve seconds.
 */
export class MinutesClock extends PushedClock {
  private fewest = 0;

  protected override restOf(milliseconds: number): number {
    return Math.max(milliseconds, this.fewest);
  }

  override async push(milliseconds: number): Promise<void> {
    if (milliseconds > MINUTE) {
      this.fewest = RARELY;
      await super.push(milliseconds - CLOSELY).finally(() => (this.fewest = 0));
      milliseconds = CLOSELY;
    }
    await super.push(milliseconds);
  }
}
