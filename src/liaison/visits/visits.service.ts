/**
 * A visit to a community: a touch begins it, a touch ends it. It is a check-in to service, so that a person has one
 * that runs and its minutes go to the ledger once; what was kept and who was seen is settled in the same write.
 */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { findServiceSession, runningSessionOf } from '../../hours/check-ins/service-sessions.repository.js';
import { ServiceSessionsService } from '../../hours/check-ins/service-sessions.service.js';
import type { Named } from '../../protocol/answers.js';
import { inLang } from '../../protocol/lang.js';
import {
  UNTOLD_DAYS,
  VISIT_ACTIVITY,
  type RunningVisit,
  type UntoldVisit,
  type VisitBeginPayload,
  type VisitEndPayload,
  type VisitState,
} from '../../protocol/communities/liaison.js';
import { DAY } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { localMonth } from '../../protocol/time/local-day.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import { CommitmentViews } from '../commitment-views.service.js';
import type { VisitRow } from '../liaison.entity.js';
import { requirePosted } from '../liaison-roles.js';
import {
  endPromise,
  endWantedVisit,
  findPromises,
  findUntoldVisit,
  findVisit,
  findWantedVisits,
  insertVisit,
  tellVisit,
} from '../liaison.repository.js';
import { visitsOfPerson } from './visit-minutes.query.js';

@Injectable()
export class VisitsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly service: ServiceSessionsService,
    private readonly views: CommitmentViews,
  ) {}

  /**
   * The same id again answers how things stand.
   * @throws Refusal `not_found`, `not_posted`; `conflict` where another check-in runs; `id_in_use`
   */
  begin(actor: Actor, { id, communityId }: VisitBeginPayload): Promise<VisitState> {
    return this.write('visit:begin', actor, async (tx) => {
      const known = await findVisit(tx, id);
      if (known) return known.personId === actor.id ? undefined : refuse('id_in_use');
      requirePosted(this.directory, actor, communityId, this.clock.now());
      const activity = inLang(VISIT_ACTIVITY, actor.lang);
      const begun = await this.service.checkInWithin(tx, actor, {
        id,
        kind: 'outreach',
        communityId,
        activity,
      });
      // A check-in of another kind is no visit.
      if (!begun) return refuse('id_in_use');
      const { unitId, id: personId } = actor;
      const wakeAt = (await runningSessionOf(tx, personId))?.dueAt ?? null;
      await insertVisit(tx, { id, unitId, communityId, personId, words: null, toldAt: null, wakeAt });
    });
  }

  /**
   * Also of one that was forgotten and has ended by itself: the words come late, the minutes do not change. What
   * somebody else has settled meanwhile stays as it is.
   * @throws Refusal `not_found`; `invalid` for a promise or a wish of elsewhere; `visit_over` where its end was said in other words
   */
  end(actor: Actor, p: VisitEndPayload): Promise<VisitState> {
    return this.write('visit:end', actor, async (tx) => {
      const visit = await findVisit(tx, p.id);
      if (visit?.personId !== actor.id) return refuse('not_found');
      if (visit.toldAt !== null) {
        const said = this.views.opened('visit', visit.id, 'words', visit.words);
        return said === (p.words?.trim() ?? '') ? undefined : refuse('visit_over');
      }
      await this.service.checkOutWithin(tx, actor, { id: p.id });
      const words = this.views.sealed('visit', visit.id, 'words', p.words);
      if (!(await tellVisit(tx, visit.id, { words, toldAt: this.clock.now() }))) refuse('visit_over');
      await this.settle(tx, actor, visit, p);
    });
  }

  private async settle(
    tx: Tx,
    actor: Actor,
    { communityId }: VisitRow,
    { kept = [], visited = [] }: VisitEndPayload,
  ): Promise<void> {
    const promises = await findPromises(tx, kept);
    const wishes = await findWantedVisits(tx, visited);
    const ofHere = (ids: readonly string[], rows: readonly { communityId: string }[]) =>
      rows.length === new Set(ids).size && rows.every((row) => row.communityId === communityId);
    if (!ofHere(kept, promises)) refuse('invalid', { fields: { kept: 'field_choice' } });
    if (!ofHere(visited, wishes)) refuse('invalid', { fields: { visited: 'field_choice' } });
    const done = {
      state: 'done' as const,
      endedBy: actor.id,
      endedAt: this.clock.now(),
      reason: null,
    };
    for (const { id } of promises) await endPromise(tx, id, done);
    for (const { id } of wishes) await endWantedVisit(tx, id, done);
  }

  /** What runs and is a visit. */
  async running(from: Queries, personId: string): Promise<RunningVisit | undefined> {
    const session = await runningSessionOf(from, personId);
    const visit = session && (await findVisit(from, session.id));
    if (!session || !visit) return undefined;
    return {
      id: visit.id,
      community: this.named(visit.communityId),
      since: iso(session.startedAt),
      closesAt: iso(session.dueAt ?? session.startedAt),
    };
  }

  /** The last that has ended without a word of it. */
  private async untold(from: Queries, personId: string, now: number): Promise<UntoldVisit | undefined> {
    const visit = await findUntoldVisit(from, personId, now - UNTOLD_DAYS * DAY);
    const session = visit && (await findServiceSession(from, visit.id));
    if (!visit || !session) return undefined;
    return {
      id: visit.id,
      community: this.named(visit.communityId),
      since: iso(session.startedAt),
      endedAt: iso(session.endedAt!),
      ...(session.forgotten && { forgotten: true as const }),
    };
  }

  private named = (id: string): Named => ({ id, name: this.directory.community(id)?.name ?? '' });

  async stateIn(from: Queries, personId: string): Promise<VisitState> {
    const now = this.clock.now();
    const running = await this.running(from, personId);
    const untold = await this.untold(from, personId, now);
    return {
      serverTime: iso(now),
      ...(running && { running }),
      ...(untold && { untold }),
      month: await visitsOfPerson(from, personId, localMonth(now)),
    };
  }

  /** The unit's desk is where hours are recorded: one after the other there. */
  private write(name: string, { id, unitId }: Actor, work: (tx: Tx) => Promise<void>): Promise<VisitState> {
    return this.store.write(
      name,
      async (tx) => {
        await work(tx);
        return this.stateIn(tx, id);
      },
      { queue: `desk:${unitId}` },
    );
  }
}
