/** What a liaison officer promises in a community: made, changed, kept, withdrawn. Its writers are told where another was faster. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { firstReminderAt } from '../../call/care/follow-up-rules.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { CommunityPromise, PromiseChange, PromisePayload } from '../../protocol/communities/liaison.js';
import { Store, type Tx } from '../../store/store.js';
import { dueGiven } from '../commitment-rules.js';
import { CommitmentViews } from '../commitment-views.service.js';
import type { PromiseRow } from '../liaison.entity.js';
import { keepsPromise, requirePosted } from '../liaison-roles.js';
import { changePromise, endPromise, findPromise, insertPromise } from '../liaison.repository.js';
import { requireCallOf, shownCategories } from '../linked-calls.query.js';

@Injectable()
export class PromisesService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly views: CommitmentViews,
  ) {}

  /**
   * The same id again by the same person is the promise as it is now.
   * @throws Refusal `not_found`, `not_posted`, `invalid`; `id_in_use` for somebody else's id
   */
  make(actor: Actor, p: PromisePayload): Promise<CommunityPromise> {
    const now = this.clock.now();
    return this.write('promise', actor, async (tx) => {
      const known = await findPromise(tx, p.id);
      if (known) return known.promisedBy === actor.id ? known : refuse('id_in_use');
      requirePosted(this.directory, actor, p.communityId, now);
      const due = dueGiven(p, now);
      await requireCallOf(tx, p.callId, p.communityId);
      const row: PromiseRow = {
        id: p.id,
        unitId: actor.unitId,
        communityId: p.communityId,
        callId: p.callId ?? null,
        ...this.said(p.id, p),
        ...due,
        state: 'open',
        stage: null,
        wakeAt: firstReminderAt(due.dueAt, now),
        promisedBy: actor.id,
        promisedAt: now,
        endedBy: null,
        endedAt: null,
        reason: null,
      };
      await insertPromise(tx, row);
      return row;
    });
  }

  /** @throws Refusal `not_found`, `invalid`, `commitment_settled`, `stale` where another changed it meanwhile */
  change(actor: Actor, id: string, given: PromiseChange): Promise<CommunityPromise> {
    const now = this.clock.now();
    return this.write('promise:change', actor, async (tx) => {
      const row = await this.own(tx, actor, id, now);
      this.requireOpen(row);
      const moved = given.dueAt !== undefined || given.dueDay !== undefined;
      const due = moved ? dueGiven(given, now) : undefined;
      const text = given.text ?? this.views.opened('liaison_promise', id, 'text', row.text);
      const name = given.name ?? this.views.opened('liaison_promise', id, 'name', row.name);
      const changes = {
        ...((given.text !== undefined || given.name !== undefined) &&
          this.said(id, { text: text ?? '', name: name ?? '' })),
        ...(due && { ...due, stage: null, wakeAt: firstReminderAt(due.dueAt, now) }),
      };
      if (!Object.keys(changes).length) return row;
      if (!(await changePromise(tx, row, changes))) refuse('stale');
      return { ...row, ...changes };
    });
  }

  /** @throws Refusal `not_found`, `commitment_settled` where somebody else was faster or it was withdrawn */
  done = (actor: Actor, id: string): Promise<CommunityPromise> => this.end(actor, id, 'done', undefined);

  /** @throws Refusal `not_found`, `commitment_settled` */
  withdraw = (actor: Actor, id: string, reason: string): Promise<CommunityPromise> =>
    this.end(actor, id, 'withdrawn', reason);

  private end(
    actor: Actor,
    id: string,
    state: 'done' | 'withdrawn',
    reason: string | undefined,
  ): Promise<CommunityPromise> {
    const now = this.clock.now();
    return this.write(`promise:${state}`, actor, async (tx) => {
      const row = await this.own(tx, actor, id, now);
      if (row.state === state && row.endedBy === actor.id) return row;
      this.requireOpen(row);
      const ended = {
        state,
        endedBy: actor.id,
        endedAt: now,
        reason: this.views.sealed('liaison_promise', id, 'reason', reason),
      };
      if (!(await endPromise(tx, id, ended))) refuse('stale');
      return { ...row, ...ended };
    });
  }

  private async own(tx: Tx, actor: Actor, id: string, now: number): Promise<PromiseRow> {
    const row = await findPromise(tx, id);
    if (row?.unitId !== actor.unitId || !keepsPromise(this.directory, actor, row, now))
      return refuse('not_found');
    return row;
  }

  private requireOpen({ state, endedBy }: PromiseRow): void {
    if (state !== 'open') refuse('commitment_settled', { holder: holderOf(this.directory, endedBy!) });
  }

  private said(
    id: string,
    { text, name }: { text: string; name?: string },
  ): Pick<PromiseRow, 'text' | 'name'> {
    return {
      text: this.views.sealed('liaison_promise', id, 'text', text) ?? refuse('invalid'),
      name: this.views.sealed('liaison_promise', id, 'name', name),
    };
  }

  private async write(
    name: string,
    { unitId }: Actor,
    work: (tx: Tx) => Promise<PromiseRow>,
  ): Promise<CommunityPromise> {
    return this.store.write(
      name,
      async (tx) => {
        const row = await work(tx);
        return this.views.promise(row, await shownCategories(tx, [row]), this.clock.now());
      },
      { queue: `liaison:${unitId}` },
    );
  }
}
