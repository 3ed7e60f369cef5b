/** Who waits for a visit: asked for by the liaison officer, by a worker of the community or by a coordinator. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { requirePerson } from '../../call/call-visibility.js';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import { holderOf, isOfficerOf } from '../../directory/holder.js';
import { NoticesService } from '../../notices/notices.service.js';
import type {
  WantedVisit,
  WantedVisitDetail,
  WantedVisitPayload,
} from '../../protocol/communities/liaison.js';
import { DAY } from '../../protocol/time/durations.js';
import { Store, type Tx } from '../../store/store.js';
import { requireDayAhead } from '../../kernel/time/day-ahead.js';
import { CommitmentViews } from '../commitment-views.service.js';
import type { WantedVisitRow } from '../liaison.entity.js';
import { isPosted, knowsCommunity, requireKnown } from '../liaison-roles.js';
import { endWantedVisit, findWantedVisit, insertWantedVisit } from '../liaison.repository.js';
import { requireCallOf, shownCategories } from '../linked-calls.query.js';

@Injectable()
export class WantedVisitsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly views: CommitmentViews,
    private readonly notices: NoticesService,
  ) {}

  /**
   * The same id again by the same person is the visit as it stands now.
   * @throws Refusal `not_found`, `not_posted`, `forbidden`, `invalid`, `who_first`; `id_in_use` for somebody else's id
   */
  ask(actor: Actor, p: WantedVisitPayload): Promise<WantedVisit> {
    requirePerson(actor);
    const now = this.clock.now();
    return this.write('visit:ask', actor, async (tx) => {
      const known = await findWantedVisit(tx, p.id);
      if (known) return known.askedBy === actor.id ? known : refuse('id_in_use');
      requireKnown(this.directory, actor, p.communityId, now);
      requireDayAhead('byDay', p.byDay, now);
      await requireCallOf(tx, p.callId, p.communityId);
      const row: WantedVisitRow = {
        id: p.id,
        unitId: actor.unitId,
        communityId: p.communityId,
        callId: p.callId ?? null,
        text: this.views.sealed('visit_wanted', p.id, 'text', p.text) ?? refuse('invalid'),
        name: this.views.sealed('visit_wanted', p.id, 'name', p.name),
        byDay: p.byDay,
        state: 'open',
        askedBy: actor.id,
        askedAt: now,
        endedBy: null,
        endedAt: null,
        reason: null,
      };
      await insertWantedVisit(tx, row);
      await this.tellLiaison(tx, row, now);
      return row;
    });
  }

  /**
   * The name in clear for who is posted there and for who asked; without it for the others who know the community.
   * @throws Refusal `not_found`
   */
  async detail(actor: Actor, id: string): Promise<WantedVisitDetail> {
    const now = this.clock.now();
    const row = await findWantedVisit(this.store.read, id);
    if (!row || !this.maySee(actor, row, now)) return refuse('not_found');
    const name = this.views.opened('visit_wanted', id, 'name', row.name);
    const clear = row.askedBy === actor.id || isPosted(this.directory, actor, row.communityId, now);
    return {
      ...this.views.wanted(row, await shownCategories(this.store.read, [row]), now),
      ...(clear && name && { name }),
    };
  }

  /** @throws Refusal `not_found`, `who_first`, `commitment_settled` where it was done or withdrawn by somebody else */
  withdraw(actor: Actor, id: string, reason: string): Promise<WantedVisit> {
    requirePerson(actor);
    const now = this.clock.now();
    return this.write('visit:withdraw', actor, async (tx) => {
      const row = await findWantedVisit(tx, id);
      if (!row || !this.maySee(actor, row, now)) return refuse('not_found');
      if (row.state === 'withdrawn' && row.endedBy === actor.id) return row;
      if (row.state !== 'open')
        refuse('commitment_settled', { holder: holderOf(this.directory, row.endedBy!) });
      const ended = {
        state: 'withdrawn' as const,
        endedBy: actor.id,
        endedAt: now,
        reason: this.views.sealed('visit_wanted', id, 'reason', reason),
      };
      if (!(await endWantedVisit(tx, id, ended))) refuse('stale');
      return { ...row, ...ended };
    });
  }

  private maySee(actor: Actor, { communityId }: WantedVisitRow, now: number): boolean {
    return knowsCommunity(this.directory, actor, communityId, now);
  }

  private async tellLiaison(tx: Tx, { unitId, communityId, askedBy, byDay }: WantedVisitRow, now: number) {
    const liaison = this.directory.liaisonOf(communityId, now);
    if (liaison === undefined || liaison === askedBy || !isOfficerOf(this.directory, unitId, liaison)) return;
    await this.notices.notify(tx, {
      unitId,
      personId: liaison,
      kind: 'deadline',
      params: {
        about: 'visit_asked',
        community: this.directory.community(communityId)?.name ?? '',
        date: byDay.slice(5),
      },
      path: '/liaison',
      expiresAt: now + DAY,
    });
  }

  private write(
    name: string,
    { unitId }: Actor,
    work: (tx: Tx) => Promise<WantedVisitRow>,
  ): Promise<WantedVisit> {
    return this.store.write(
      name,
      async (tx) => {
        const row = await work(tx);
        return this.views.wanted(row, await shownCategories(tx, [row]), this.clock.now());
      },
      { queue: `liaison:${unitId}` },
    );
  }
}
