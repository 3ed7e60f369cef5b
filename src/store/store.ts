/**
 * The only way to write. `write` gives the work a transaction of its own and answers after the commit is
 * on the disk; whatever decides reads inside it. Everything else reads through `read`, which sees only
 * what was committed. Inside the work nothing is awaited but the database.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { stopwatch } from '../kernel/clock.js';
import { WriteMeters, type WriteResult } from '../kernel/meters/write-meters.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import { currentOperation } from '../kernel/trace/operation.js';

export type Param = string | number | null;

/** `?, ?, ?`: a place for each value of an `in (…)`. */
export const placeholders = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export interface Queries {
  /** `?` stands for a parameter, on both databases. */
  rows<T>(sql: string, params?: readonly Param[]): Promise<T[]>;
}
export interface Tx extends Queries {
  /** Answers the number of rows that were changed. */
  run(sql: string, params?: readonly Param[]): Promise<number>;
  /** What nobody asks the answer of: whatever comes next does not wait for it, and where it fails nothing is kept. */
  put(sql: string, params?: readonly Param[]): Promise<void>;
}
export interface WriteOptions {
  /** Writers naming the same queue wait for each other, on PostgreSQL too; on SQLite all writers do. */
  queue?: string;
  /** Short, so that it may share a commit with others of its queue. */
  shares?: boolean;
  /** The one thing it is about, a call: many of one thing keep no other of the queue waiting. */
  about?: string;
}

/**
 * Whether what is committed is on another server too. none: nobody set that it must be · away: commits wait · unknown:
 * the hub's user may not see it
 */
export type StandbyState = 'in_step' | 'away' | 'none' | 'unknown';

export abstract class Store {
  /** Where the database is one of several servers. */
  get standby(): StandbyState | undefined {
    return undefined;
  }
  abstract readonly kind: 'sqlite' | 'postgres';
  abstract readonly read: Queries;
  /**
   * As `read`, for what may go over more than a hundred people or a thousand rows: figures, lists of everything,
   * searches. On SQLite it is read beside the event loop, so that no ring waits for it; what a ring or a deed asks
   * stays with `read`, which answers at once.
   */
  abstract readonly long: Queries;
  /** What was found damaged while it was used; nothing that was found so is written to any more. */
  damage: string | undefined;
  readonly meters = new WriteMeters();
  private readonly inside = new AsyncLocalStorage<true>();

  /**
   * @param name what is being written, for failpoints and metrics
   * @throws Refusal `unavailable` where the database cannot take it; nothing was written then
   */
  async write<T>(name: string, work: (tx: Tx) => Promise<T>, options: WriteOptions = {}): Promise<T> {
    if (this.inside.getStore()) throw new Error(`write "${name}" inside a write`);
    const operation = currentOperation();
    const askedAt = stopwatch();
    let begun = false;
    let turn = operation?.step('queue', { write: name });
    this.meters.enqueued();
    // Whoever drains the queue does the work of others: it is done in the name of who asked for it.
    const inTurn = (tx: Tx): Promise<T> => this.inside.run(true, () => work(tx));
    const job = async (tx: Tx): Promise<T> => {
      if (!begun) this.meters.begun((stopwatch() - askedAt) / 1000);
      begun = true;
      turn?.();
      const done = operation?.step('write', { write: name });
      const value = await (operation ? operation.run(() => inTurn(tx)) : inTurn(tx));
      done?.();
      turn = operation?.step('commit', { write: name });
      return value;
    };
    let result: WriteResult = 'ok';
    try {
      return await this.enqueue({ name, work: job, ...options });
    } catch (error) {
      result = resultOf(error);
      throw error;
    } finally {
      if (!begun) this.meters.leftQueue();
      turn?.();
      this.meters.ended(result, (stopwatch() - askedAt) / 1000);
    }
  }

  protected abstract enqueue<T>(job: WriteJob<T>): Promise<T>;
  /** true where a write would reach the disk now. */
  abstract writable(): Promise<boolean>;
  abstract close(): Promise<void>;
}

const resultOf = (error: unknown): WriteResult =>
  !(error instanceof Refusal) ? 'failed' : error.code === 'unavailable' ? 'unavailable' : 'refused';

export interface WriteJob<T> extends WriteOptions {
  name: string;
  work: (tx: Tx) => Promise<T>;
}
