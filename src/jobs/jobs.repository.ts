/**
 * The rows of long work. Who does a job is settled by its `attempt`: whoever takes it up counts it on, and what an
 * earlier taker says afterwards changes nothing.
 */
import { MINUTE, DAY } from '../protocol/time/durations.js';
import { hostname } from 'node:os';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Store, type Queries, type Tx, type WriteOptions } from '../store/store.js';
import { Table } from '../store/table.js';
import { JobRow } from './jobs.entity.js';

const jobTable = new Table(JobRow);
/** Files, and the rows they belong to, are kept so long. */
export const RETENTION_MILLISECONDS = 7 * DAY;
/** A node that has said nothing for so long is dead, and its jobs are anybody's. */
const DEAD = MINUTE;

type Run = Pick<JobRow, 'id' | 'attempt'>;

@Injectable()
export class JobsRepository {
  /** The same after a restart: what it did before is its own to take up again. */
  readonly node: string;

  constructor(
    private readonly store: Store,
    readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'port'>,
  ) {
    this.node = `${hostname()}:${config.port}`;
  }

  open = (): Promise<JobRow[]> =>
    jobTable.find(this.store.read, "where state in ('queued', 'running') order by asked_at, id");
  ofPerson = (id: string, most: number): Promise<JobRow[]> =>
    jobTable.find(this.store.read, 'where asked_by = ? order by asked_at desc, id desc limit ?', [id, most]);
  find = (id: string, from: Queries = this.store.read) => jobTable.one(from, 'where id = ?', [id]);
  /** Of a person, queued or running. */
  async countOpen(tx: Tx, askedBy: string): Promise<number> {
    const [open] = await tx.rows<{ n: number }>(
      "select count(*) as n from job where asked_by = ? and state in ('queued', 'running')",
      [askedBy],
    );
    return Number(open!.n);
  }
  /** The unit's one of a kind that is queued or running, whoever asked for it. */
  openOfUnit = (unitId: string, kind: string, from: Queries = this.store.read): Promise<JobRow | undefined> =>
    jobTable.one(
      from,
      "where unit_id = ? and kind = ? and state in ('queued', 'running') order by asked_at",
      [unitId, kind],
    );
  insert = (tx: Tx, job: JobRow): Promise<void> => jobTable.insert(tx, job);
  write = <T>(work: (tx: Tx) => Promise<T>, options: WriteOptions = {}): Promise<T> =>
    this.store.write('job', work, options);

  /** Nobody is doing it, or nobody who lives. The embedded database has one process: others are of before. */
  isFree = (job: JobRow): boolean =>
    job.state === 'queued' ||
    job.node === this.node ||
    this.store.kind === 'sqlite' ||
    (job.beatAt ?? 0) + DEAD < this.clock.now();

  /** The job as taken, or undefined where another node was first. */
  async take(job: JobRow): Promise<JobRow | undefined> {
    const taken = {
      state: 'running' as const,
      node: this.node,
      beatAt: this.clock.now(),
      attempt: job.attempt + 1,
      done: 0,
      total: null,
    };
    const condition = "id = ? and attempt = ? and state in ('queued', 'running')";
    const n = await this.write((tx) => jobTable.update(tx, taken, condition, [job.id, job.attempt]));
    return n ? { ...job, ...taken } : undefined;
  }
  /** false: it is not this run's any more. */
  beat = (run: Run, progress: { done?: number; total?: number | null } = {}): Promise<boolean> =>
    this.change(run, { beatAt: this.clock.now(), ...progress });
  finish = (run: Run, file: JobRow['file']): Promise<boolean> =>
    this.change(run, { state: 'done', file, finishedAt: this.clock.now() });
  fail = (run: Run, failure: NonNullable<JobRow['failure']>): Promise<boolean> =>
    this.change(run, { state: 'failed', failure, finishedAt: this.clock.now() });
  /** Whoever does it; one that is over stays as it ended. */
  async cancel(id: string): Promise<void> {
    const cancelled = { state: 'cancelled' as const, finishedAt: this.clock.now() };
    const condition = "id = ? and state in ('queued', 'running')";
    await this.write((tx) => jobTable.update(tx, cancelled, condition, [id]));
  }
  async delete(id: string): Promise<void> {
    await this.write((tx) => tx.run('delete from job where id = ?', [id]));
  }
  giveBack = (run: Run): Promise<boolean> => this.change(run, { state: 'queued', node: null, beatAt: null });

  private async change({ id, attempt }: Run, changes: Partial<JobRow>): Promise<boolean> {
    const condition = "id = ? and attempt = ? and state = 'running'";
    return (await this.write((tx) => jobTable.update(tx, changes, condition, [id, attempt]))) > 0;
  }

  /** Takes away what is kept no longer. */
  forgetOld = (): Promise<number> =>
    this.write((tx) =>
      tx.run("delete from job where finished_at < ? and state not in ('queued', 'running')", [
        this.clock.now() - RETENTION_MILLISECONDS,
      ]),
    );
}
