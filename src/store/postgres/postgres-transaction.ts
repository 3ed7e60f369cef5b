/**
 * One transaction on PostgreSQL: the queue is entered, each job done, and all are committed together. What is not waited
 * for is sent ahead of what is: a deed costs the ways there and back of what it asks, and one for its commit.
 */
import type pg from 'pg';
import { stopwatch } from '../../kernel/clock.js';
import { failpoint } from '../../kernel/failpoint.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { StuckCommit, type Commits } from './commits.js';
import { DeedStatements } from './deed-statements.js';
import { LockNotTaken, type QueuedWrite } from './write-queue.js';
import { isDown, isSerialisation } from './postgres-dialect.js';

/**
 * @param committed is told how long the commit took
 * @returns what tells each job how it ended
 * @throws LockNotTaken where the queue could not be entered; else what went wrong for all of them
 */
export async function runTransaction(
  writers: pg.Pool,
  commits: Commits,
  jobs: readonly QueuedWrite[],
  committed: (seconds: number) => void,
): Promise<(() => void)[]> {
  const client = await enter(writers, jobs[0]!.queue);
  let isStuck = false;
  try {
    const settled: (() => void)[] = [];
    const kept: DeedStatements[] = [];
    for (const job of jobs) settled.push(await perform(client, job, jobs.length > 1, kept));
    for (const job of jobs) failpoint(`before-commit:${job.name}`);
    const asked = stopwatch();
    const written = Promise.all(kept.map((deed) => deed.written));
    await commits.end(client, written).catch((error: unknown) => {
      throw (error instanceof StuckCommit ? undefined : failureOf(kept))?.error ?? error;
    });
    // Where a statement before it failed, that COMMIT has taken all of it back.
    const failure = failureOf(kept);
    if (failure) throw failure.error;
    committed((stopwatch() - asked) / 1000);
    for (const job of jobs) failpoint(`after-commit:${job.name}`);
    return settled;
  } catch (error) {
    isStuck = error instanceof StuckCommit;
    if (!isStuck) await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    if (!isStuck) client.release();
  }
}

async function enter(writers: pg.Pool, queue: string | undefined): Promise<pg.PoolClient> {
  let client: pg.PoolClient | undefined;
  try {
    client = await writers.connect();
    // What is decided is decided at the time, and of the rows, after the lock.
    await Promise.all([
      client.query('BEGIN'),
      queue !== undefined && client.query('select pg_advisory_xact_lock(hashtext($1))', [queue]),
    ]);
    return client;
  } catch (error) {
    await client?.query('ROLLBACK').catch(() => undefined);
    client?.release();
    throw new LockNotTaken(isDown(error) ? new Refusal('unavailable') : error);
  }
}

/**
 * What a job did is taken back alone where it fails and others share the commit.
 * @param kept what those before it sent, and then it: where something of theirs failed, all are tried again
 */
async function perform(
  client: pg.PoolClient,
  job: QueuedWrite,
  shared: boolean,
  kept: DeedStatements[],
): Promise<() => void> {
  const deed = new DeedStatements(client);
  if (shared) await deed.put('SAVEPOINT deed');
  try {
    const value = await job.work(deed);
    if (shared) await deed.put('RELEASE SAVEPOINT deed');
    kept.push(deed);
    return () => job.resolve(value);
  } catch (error) {
    // All of them are tried again, or hear that nothing can be written.
    if (!shared || isSerialisation(error) || isDown(error)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT deed');
    // With its answer theirs are known: where one of them failed that was its savepoint, and what it did is gone.
    const before = failureOf(kept);
    if (before) throw before.error;
    await client.query('RELEASE SAVEPOINT deed');
    return () => job.reject(error);
  }
}

const failureOf = (deeds: readonly DeedStatements[]) => deeds.find(({ failure }) => failure)?.failure;
