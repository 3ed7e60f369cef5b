/** All that the page of a liaison officer shows: what is open, promised, came back, waits for a visit. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import { communitiesPostedTo } from '../directory/postings.js';
import { iso } from '../protocol/time/instant.js';
import type { LastVisit, LiaisonView } from '../protocol/communities/liaison.js';
import { Store } from '../store/store.js';
import { lateFrom } from './commitment-rules.js';
import { CommitmentViews } from './commitment-views.service.js';
import type { PromiseRow } from './liaison.entity.js';
import { cameBackOf, liaisonCall, openCallsIn } from './liaison-calls.query.js';
import { keepsPromise } from './liaison-roles.js';
import { lastVisitsTo, openPromisesBy, openPromisesIn, openWantedVisitsIn } from './liaison.repository.js';
import { shownCategories } from './linked-calls.query.js';
import { visitFollowUpsIn } from './visits/visit-follow-ups.query.js';
import { VisitsService } from './visits/visits.service.js';

@Injectable()
export class LiaisonPageQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly calls: CallViewsService,
    private readonly views: CommitmentViews,
    private readonly visits: VisitsService,
  ) {}

  async page(actor: Actor): Promise<LiaisonView> {
    const { read } = this.store;
    const now = this.clock.now();
    const posted = communitiesPostedTo(this.directory, actor, now);
    const ids = posted.map(({ id }) => id);
    const open = await openCallsIn(read, actor.unitId, ids, actor.id);
    const promises = await this.promisesOf(actor, ids, now);
    const wanted = await openWantedVisitsIn(read, ids);
    const categories = await shownCategories(read, [...promises, ...wanted]);
    const last = await this.lastVisits(ids);
    const openIn = (id: string) => open.filter(({ line }) => line.communityId === id).length;
    return {
      ...(await this.visits.stateIn(read, actor.id)),
      communities: posted.map(({ id, name }) => {
        const lastVisit = last.get(id);
        return { id, name, open: openIn(id), ...(lastVisit && { lastVisit }) };
      }),
      promised: promises.map((row) => this.views.promise(row, categories, now)),
      cameBack: await cameBackOf(read, this.calls, open, actor.id),
      toVisit: wanted.map((row) => this.views.wanted(row, categories, now)),
      followUps: await visitFollowUpsIn(
        read,
        this.calls,
        { unitId: actor.unitId, communityIds: ids, officerId: actor.id },
        now,
      ),
      open: open.map((found) => liaisonCall(this.calls, found, actor.id)),
    };
  }

  /** Those of the communities one is posted to, and one's own where nobody is posted any more. */
  private async promisesOf(actor: Actor, ids: readonly string[], now: number): Promise<PromiseRow[]> {
    const here = await openPromisesIn(this.store.read, ids);
    const own = await openPromisesBy(this.store.read, actor.unitId, actor.id);
    const left = own.filter(
      (row) => !ids.includes(row.communityId) && keepsPromise(this.directory, actor, row, now),
    );
    return [...here, ...left].sort((a, b) => lateFrom(a) - lateFrom(b) || (a.id < b.id ? -1 : 1));
  }

  private async lastVisits(ids: readonly string[]): Promise<Map<string, LastVisit>> {
    const rows = await lastVisitsTo(this.store.read, ids);
    return new Map(
      rows.map((row) => {
        const words = this.views.opened('visit', row.id, 'words', row.words);
        return [
          row.communityId,
          {
            at: iso(row.toldAt!),
            by: holderOf(this.directory, row.personId),
            ...(words && { words }),
            ...(words === undefined && { broken: true as const }),
          },
        ];
      }),
    );
  }
}
