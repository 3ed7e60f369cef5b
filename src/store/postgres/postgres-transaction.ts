/** One transaction on PostgreSQL: the queue is entered, each job done, and all are committed together. */
import type { DataSource, QueryRunner } from 'typeorm';
import { stopwatch } from '../../kernel/clock.js';
import { failpoint } from '../../kernel/failpoint.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { StuckCommit, type Commits } from './commits.js';
import { LockNotTaken, type QueuedWrite } from './write-queue.js';
import { dialect, isDown, isSerialisation } from './postgres-dialect.js';
import { txOf } from '../queries.js';

/**
 * @param committed is told how long the commit took
 * @returns what tells each job how it ended
 * @throws LockNotTaken where the queue could not be entered; else what went wrong for all of them
 */
export async function runTransaction(
  writers: DataSource,
  commits: Commits,
  jobs: readonly QueuedWrite[],
  committed: (seconds: number) => void,
): Promise<(() => void)[]> {
  const runner = writers.createQueryRunner();
  let isStuck = false;
  try {
    await enter(runner, jobs[0]!.queue);
    try {
      const settled: (() => void)[] = [];
      for (const job of jobs) settled.push(await perform(runner, job, jobs.length > 1));
      for (const job of jobs) failpoint(`before-commit:${job.name}`);
      const asked = stopwatch();
      await commits.end(runner);
      committed((stopwatch() - asked) / 1000);
      for (const job of jobs) failpoint(`after-commit:${job.name}`);
      return settled;
    } catch (error) {
      isStuck = error instanceof StuckCommit;
      if (!isStuck) await runner.query('ROLLBACK').catch(() => undefined);
      throw error;
    }
  } finally {
    if (!isStuck) await runner.release();
  }
}

async function enter(runner: QueryRunner, queue: string | undefined): Promise<void> {
  let begun = false;
  try {
    await runner.connect();
    begun = true;
    await runner.query('BEGIN');
    if (queue !== undefined) await runner.query('select pg_advisory_xact_lock(hashtext($1))', [queue]);
  } catch (error) {
    if (begun) await runner.query('ROLLBACK').catch(() => undefined);
    throw new LockNotTaken(isDown(error) ? new Refusal('unavailable') : error);
  }
}

/** What a job did is taken back alone where it fails and others share the commit. */
async function perform(runner: QueryRunner, job: QueuedWrite, shared: boolean): Promise<() => void> {
  const tx = txOf(runner, dialect);
  if (!shared) {
    const value = await job.work(tx);
    return () => job.resolve(value);
  }
  await runner.query('SAVEPOINT deed');
  try {
    const value = await job.work(tx);
    await runner.query('RELEASE SAVEPOINT deed');
    return () => job.resolve(value);
  } catch (error) {
    // All of them are tried again, or hear that nothing can be written.
    if (isSerialisation(error) || isDown(error)) throw error;
    await runner.query('ROLLBACK TO SAVEPOINT deed');
    await runner.query('RELEASE SAVEPOINT deed');
    return () => job.reject(error);
  }
}
