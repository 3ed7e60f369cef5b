/**
 * The hub's part of a search back: the process beside it tells which calls speak of what, and here it is written, once
 * a call and kind. It may be told again after a death half-way, and writes nothing twice.
 */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { JobKindRegistry, type JobKind } from '../../jobs/job-kinds.js';
import type { JobRow } from '../../jobs/jobs.entity.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { inLang } from '../../protocol/lang.js';
import { addDays, addMonths, dayBegins, localDay } from '../../protocol/time/local-day.js';
import { Store, type Tx } from '../../store/store.js';
import { LOOK_BACK_JOB, type LookBackQuestion, type LookBackStart, type LookedAt } from './look-back-job.js';
import type { LookBackHitRow, LookBackRunRow } from './look-back.entity.js';
import {
  advanceRun,
  callsWithoutLead,
  findRun,
  hitsOfCalls,
  insertHits,
  insertRun,
  updateRun,
} from './look-back.repository.js';

/** All that is written of a unit's searches, one after another. */
const queueOf = (unitId: string) => `look-back:${unitId}`;
/** Of whom it is, and by which id it is known. */
export type RunOf = Pick<JobRow, 'id' | 'unitId' | 'askedBy'>;

@Injectable()
export class LookBackRunsService implements OnModuleInit {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly kinds: JobKindRegistry,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this.kind);
  }

  private readonly kind: JobKind = {
    name: LOOK_BACK_JOB,
    roles: ['coordinator', 'admin'],
    long: true,
    alone: true,
    validate: () => ({}),
    title: (_, lang) => inLang(['回头看：查找已办结的呼叫', 'Looking back through closed calls'], lang),
    answer: (job, question) => this.answer(job, question as LookBackQuestion),
  };

  private answer(job: RunOf, question: LookBackQuestion): Promise<unknown> {
    if ('begin' in question) return this.begin(job);
    if ('total' in question) return this.change(job, { total: question.total });
    if ('lookedAt' in question) return this.record(job, question.lookedAt);
    return this.change(job, { finishedAt: this.clock.now() });
  }

  /** Where it begins, or goes on. */
  async begin({ id, unitId, askedBy }: RunOf): Promise<LookBackStart> {
    const run = await this.write(unitId, async (tx) => {
      const before = await findRun(tx, id);
      if (before) return before;
      const startedAt = this.clock.now();
      const made: LookBackRunRow = {
        id,
        unitId,
        startedBy: askedBy,
        startedAt,
        fromAt: yearsBefore(startedAt, this.directory.settings(unitId).lookBack.years),
        total: 0,
        looked: 0,
        found: 0,
        unread: 0,
        markAt: null,
        markId: null,
        finishedAt: null,
      };
      await insertRun(tx, made);
      return made;
    });
    const { fromAt: from, startedAt: to, looked, markAt, markId } = run;
    return {
      from,
      to,
      looked,
      after: markAt !== null && markId !== null ? { at: markAt, id: markId } : null,
    };
  }

  change({ id, unitId }: RunOf, changes: Partial<LookBackRunRow>): Promise<void> {
    return this.write(unitId, async (tx) => void (await updateRun(tx, id, changes)));
  }

  record({ id, unitId }: RunOf, { hits, last, looked, unread }: LookedAt): Promise<void> {
    return this.write(unitId, async (tx) => {
      const fresh = await this.newHits(tx, { id, unitId }, hits);
      if (await advanceRun(tx, id, last, { looked, unread, found: fresh.length }))
        await insertHits(tx, fresh);
    });
  }

  /** Not what was found before, and of no call that a lead was made of. */
  private async newHits(
    tx: Tx,
    { id: runId, unitId }: Pick<RunOf, 'id' | 'unitId'>,
    hits: LookedAt['hits'],
  ): Promise<LookBackHitRow[]> {
    const callIds = hits.map(({ callId }) => callId);
    const meant = await callsWithoutLead(tx, unitId, callIds);
    const known = new Set((await hitsOfCalls(tx, callIds)).map(({ callId, kind }) => `${callId} ${kind}`));
    const foundAt = this.clock.now();
    return hits
      .flatMap(({ callId, closedAt, kinds }) => kinds.map((kind) => ({ callId, closedAt, kind })))
      .filter(({ callId, kind }) => meant.has(callId) && !known.has(`${callId} ${kind}`))
      .map((hit) => ({
        ...hit,
        id: newId(this.clock),
        unitId,
        runId,
        foundAt,
        decision: null,
        decidedBy: null,
        decidedAt: null,
        reason: null,
        leadId: null,
      }));
  }

  private write = <T>(unitId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
    this.store.write('look-back', work, { queue: queueOf(unitId) });
}

/** The beginning of the same day so many years ago, or of its month's last. */
function yearsBefore(at: number, years: number): number {
  const day = localDay(at);
  const month = addMonths(day.slice(0, 7), -12 * years);
  const last = addDays(`${addMonths(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(8)}`;
  return dayBegins(same < last ? same : last);
}
