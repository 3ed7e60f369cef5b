/** Tells of what is due, once when it is soon due and once when it is late. */
import type { Logger } from 'pino';
import type { Clock } from '../kernel/clock.js';
import { Sweep } from '../kernel/time/sweep.js';
import { MINUTE } from '../protocol/time/durations.js';
import type { Queries, Store, Tx } from '../store/store.js';

/** At a turn; the rest at the next. */
export const MOST_A_TURN = 100;

/**
 * Each row says when it is spoken of next, so a restart loses none; it is moved on in the write that tells of it, so
 * another node tells none twice.
 */
export abstract class ReminderSweep<Row> extends Sweep {
  protected readonly every: number = MINUTE;
  /** What such a write is called. */
  protected abstract readonly deed: string;
  /** What the log says where a turn failed. */
  protected abstract readonly untold: string;

  constructor(
    protected readonly store: Store,
    clock: Clock,
    private readonly log: Logger,
  ) {
    super(clock);
  }

  /** Those to be spoken of by now, the longest due first. */
  protected abstract readonly find: (from: Queries, now: number, most: number) => Promise<Row[]>;
  /** @returns false where another has told of it, or nothing is awaited any more */
  protected abstract readonly move: (tx: Tx, row: Row, next: number | null) => Promise<boolean>;
  /** The instant from which it is late. */
  protected abstract lateAt(row: Row): number;
  protected abstract tell(tx: Tx, row: Row, stage: 'near' | 'late'): Promise<unknown>;
  /** The queue of its write, as `WriteOptions` has it. */
  protected queueOf(_row: Row): string | undefined {
    return undefined;
  }

  protected async sweep(): Promise<void> {
    const due = await this.find(this.store.read, this.clock.now(), MOST_A_TURN);
    await this.each(due, (row) => this.remind(row));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, this.untold);
  }

  /** What was slept through is said once. */
  private async remind(row: Row): Promise<void> {
    const lateAt = this.lateAt(row);
    const late = this.clock.now() >= lateAt;
    const queue = this.queueOf(row);
    await this.store.write(
      this.deed,
      async (tx) => {
        if (await this.move(tx, row, late ? null : lateAt)) await this.tell(tx, row, late ? 'late' : 'near');
      },
      queue === undefined ? {} : { queue },
    );
  }
}
