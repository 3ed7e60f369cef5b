/** Asking for long work, seeing how far it is, taking it back, fetching what it made: each one's own and nobody else's. */
import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import { OwnAccountService } from '../people/accounts/own-account.service.js';
import type { ReadStream } from 'node:fs';
import { iso } from '../protocol/time/instant.js';
import type { Job } from '../protocol/papers/jobs.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import type { Tx } from '../store/store.js';
import { JobsRepository, RETENTION_MILLISECONDS } from './jobs.repository.js';
import type { JobRow } from './jobs.entity.js';
import { actorOfJob } from './job-actor.js';
import { JobKindRegistry } from './job-kinds.js';
import { Directory } from '../directory/directory.js';
import { JobRunner } from './job-runner.js';

/** Of one person at once. */
const MOST_OPEN = 5;
const MOST_LISTED = 50;
const isOpen = ({ state }: JobRow) => state === 'queued' || state === 'running';

@Injectable()
export class JobsService {
  constructor(
    private readonly repository: JobsRepository,
    private readonly runner: JobRunner,
    private readonly kinds: JobKindRegistry,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    private readonly account: OwnAccountService,
  ) {}

  /** @throws Refusal `invalid`, `forbidden`, `password_again`, or `conflict` where too many of theirs are under way */
  async ask(actor: Actor, kindName: string, given: Record<string, unknown>, password?: string): Promise<Job> {
    const kind = this.kinds.get(kindName);
    if (!kind.roles.some((role) => actor.roles.includes(role))) refuse('forbidden');
    const params = await kind.validate(given, actor);
    if (kind.proof?.(actor)) await this.account.requireProof(actor, password, this.repository.clock.now());
    const job: JobRow = {
      id: newId(this.repository.clock),
      unitId: actor.unitId,
      askedBy: actor.id,
      roles: [...actor.roles],
      lang: actor.lang,
      kind: kindName,
      title: kind.title(params, actor.lang),
      params,
      state: 'queued',
      done: 0,
      total: null,
      node: null,
      beatAt: null,
      attempt: 0,
      askedAt: this.repository.clock.now(),
      finishedAt: null,
      file: null,
      failure: null,
    };
    const kept = async (tx: Tx) => {
      if (kind.alone && (await this.repository.openOfUnit(actor.unitId, kindName, tx))) refuse('job_alone');
      if ((await this.repository.countOpen(tx, actor.id)) >= MOST_OPEN)
        refuse('jobs_open', { params: { max: MOST_OPEN } });
      await this.repository.insert(tx, job);
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'job.ask',
        subject: job.id,
        data: { kind: kindName, params },
      });
    };
    await this.repository.write(kept, kind.alone ? { queue: `job:${kindName}:${actor.unitId}` } : {});
    void this.runner.look();
    return this.shown(job, actor);
  }

  /** The newest ones. */
  list = async (actor: Actor): Promise<Job[]> =>
    (await this.repository.ofPerson(actor.id, MOST_LISTED)).map((job) => this.shown(job, actor));
  get = async (actor: Actor, id: string): Promise<Job> => this.shown(await this.own(actor, id), actor);

  /** Stops what is under way; what is over is forgotten with its file. */
  async remove(actor: Actor, id: string): Promise<void> {
    const job = await this.own(actor, id);
    if (!isOpen(job)) {
      await this.repository.delete(id);
      await this.runner.files.remove(job);
      return;
    }
    await this.repository.cancel(id);
    this.runner.stop(id);
  }

  /** @throws Refusal `not_found`, `forbidden` where they stand elsewhere now, `conflict` where it is not there */
  async file(actor: Actor, id: string): Promise<{ stream: ReadStream; file: NonNullable<JobRow['file']> }> {
    const job = await this.own(actor, id);
    if (job.state !== 'done' || !job.file) return refuse('not_found');
    if (!actorOfJob(job, this.directory.person(job.askedBy))) refuse('job_rights');
    const stream = (await this.runner.files.read(job)) ?? refuse('file_gone');
    await this.repository.write((tx) =>
      this.audit.write(tx, { actorId: actor.id, act: 'job.file', subject: id, data: { kind: job.kind } }),
    );
    return { stream, file: job.file };
  }

  private async own(actor: Actor, id: string): Promise<JobRow> {
    const job = await this.repository.find(id);
    return job && job.askedBy === actor.id ? job : refuse('not_found');
  }

  private shown(job: JobRow, { lang }: Actor): Job {
    const { id, kind, title, state, done, total, file, failure, finishedAt } = job;
    return {
      id,
      kind,
      title,
      state,
      done,
      total,
      askedAt: iso(job.askedAt),
      ...(finishedAt !== null && { finishedAt: iso(finishedAt) }),
      ...(file &&
        finishedAt !== null && {
          file: { name: file.name, bytes: file.bytes, until: iso(finishedAt + RETENTION_MILLISECONDS) },
        }),
      ...(failure && {
        failure: new Refusal(failure.sentence, failure.params ? { params: failure.params } : {}).body(lang)
          .message,
      }),
    };
  }
}
