/**
 * How a transaction ends. A commit waits for the synchronous standby too, and where that is away it may wait for ever:
 * whoever asked hears in time that nobody knows whether it was done, asks again with the same key, and is answered by
 * what is there. While one waits in vain no other would fare better, and nothing is begun.
 */
import type pg from 'pg';
import { SystemClock } from '../../kernel/clock.js';
import type { Links } from './links.js';

/** Between two looks for a server that was promoted instead of the one that does not end a commit. */
const LOOK_MILLISECONDS = 1000;
/**
 * Something to write for each: what a repeat finds may be here and not on the standby yet, where the commit before it was
 * broken off as it waited. With this the answer waits until both have all of it.
 */
const ON_BOTH = "SELECT pg_logical_emit_message(true, 'yihu', ''); COMMIT";

/** Whether it was done nobody knows: PostgreSQL's own code for that. */
export class StuckCommit extends Error {
  readonly code = '08007';
  constructor() {
    super('the commit does not end');
  }
}

export class Commits {
  private stuck = 0;
  private readonly clock = new SystemClock();

  constructor(
    private readonly links: Links,
    private readonly patience: number,
  ) {}

  get areStuck(): boolean {
    return this.stuck > 0;
  }

  /**
   * Gives the connection back by itself where it throws this.
   * @param written resolves when all that was sent before is answered: what waits there for a lock is no commit yet
   * @throws StuckCommit
   */
  async end(client: pg.PoolClient, written: Promise<unknown>): Promise<void> {
    const ended = client.query(this.links.primary.isOneOfSeveral ? ON_BOTH : 'COMMIT');
    await Promise.race([written, ended]);
    if (await this.inTime(ended)) return;
    this.stuck += 1;
    void ended
      .catch(() => undefined)
      .finally(() => {
        this.stuck -= 1;
        client.release();
      });
    if (this.stuck === 1) void this.lookElsewhere();
    throw new StuckCommit();
  }

  private async inTime(ended: Promise<unknown>): Promise<boolean> {
    let timer: { cancel(): void } | undefined;
    const late = new Promise<false>((tell) => {
      timer = this.clock.at(this.clock.now() + this.patience, () => tell(false));
    });
    return Promise.race([ended.then(() => true as const), late]).finally(() => timer?.cancel());
  }

  /** Another may have been promoted while this one, cut off from it, waits for it. */
  private async lookElsewhere(): Promise<void> {
    while (this.stuck) {
      if (await this.links.primary.hasMoved()) this.links.cut();
      await new Promise<void>((next) => void this.clock.at(this.clock.now() + LOOK_MILLISECONDS, next));
    }
  }
}
