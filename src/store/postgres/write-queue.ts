/**
 * The writers of one queue on this node. However many wait, one of them at a time asks the database for the queue's
 * lock, on one connection; short writes that wait together share its commit, each in a savepoint.
 */
import { Refusal } from '../../kernel/refusal/refusal.js';
import type { WriteJob } from '../store.js';

const MOST_IN_A_COMMIT = 32;
/** Of those in a commit, about one thing: a crowd at one call keeps no other call waiting. */
const MOST_ABOUT_ONE = 16;
const MOST_IN_LINE = 1000;

export interface QueuedWrite extends WriteJob<unknown> {
  resolve: (value: unknown) => void;
  reject: (reason: unknown) => void;
}

/** Their turn did not come. Nobody behind them would fare better, and hears it now, not after a time-out of their own. */
export class LockNotTaken extends Error {
  constructor(readonly reason: unknown) {
    super('the queue could not be entered');
  }
}

export class WriteQueues {
  private readonly lines = new Map<string, QueuedWrite[]>();

  /** @param commit does all of them in one transaction and settles each; rejects where none can be done now */
  constructor(private readonly commit: (jobs: readonly QueuedWrite[]) => Promise<void>) {}

  /** @throws Refusal `unavailable` where the line is too long */
  enqueue<T>(queue: string, job: WriteJob<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const waiting = { ...job, resolve: resolve as (value: unknown) => void, reject } as QueuedWrite;
      const line = this.lines.get(queue);
      if (line && line.length >= MOST_IN_LINE) return reject(new Refusal('unavailable'));
      if (line) return void line.push(waiting);
      const own = [waiting];
      this.lines.set(queue, own);
      // Those who come in the same turn of the loop go together.
      setImmediate(() => void this.drain(queue, own));
    });
  }

  private async drain(queue: string, line: QueuedWrite[]): Promise<void> {
    while (line.length) {
      const jobs = takeBatch(line);
      try {
        await this.commit(jobs);
      } catch (error) {
        const noTurn = error instanceof LockNotTaken;
        for (const job of [...jobs, ...(noTurn ? line.splice(0) : [])])
          job.reject(noTurn ? error.reason : error);
      }
    }
    this.lines.delete(queue);
  }
}

/** The first, and those behind it that may go with it; each about one thing stays behind those before it. */
export function takeBatch(line: QueuedWrite[]): QueuedWrite[] {
  const first = line.shift()!;
  const taken = [first];
  if (!first.shares) return taken;
  const about = new Map([[first.about, 1]]);
  for (let at = 0; at < line.length && taken.length < MOST_IN_A_COMMIT;) {
    const next = line[at]!;
    if (!next.shares) break;
    const n = about.get(next.about) ?? 0;
    if (next.about !== undefined && n >= MOST_ABOUT_ONE) {
      at += 1;
      continue;
    }
    about.set(next.about, n + 1);
    taken.push(next);
    line.splice(at, 1);
  }
  return taken;
}
