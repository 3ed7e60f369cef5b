/** A community's month with its liaison officer, and the visits that were asked for there. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { requirePerson } from '../../call/call-visibility.js';
import { Clock } from '../../kernel/clock.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { SETTLED_DAYS, type CommunityVisits } from '../../protocol/communities/community-visits.js';
import { DAY } from '../../protocol/time/durations.js';
import { iso } from '../../protocol/time/instant.js';
import { Store } from '../../store/store.js';
import { CommitmentViews } from '../commitment-views.service.js';
import { lateFrom } from '../commitment-rules.js';
import { coordinates } from '../liaison-roles.js';
import { LiaisonMonthQuery } from '../liaison-month.query.js';
import { openPromisesIn, wantedVisitsOf } from '../liaison.repository.js';
import { shownCategories } from '../linked-calls.query.js';

@Injectable()
export class CommunityVisitsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly months: LiaisonMonthQuery,
    private readonly views: CommitmentViews,
  ) {}

  /**
   * @param asked YYYY-MM; undefined for this month
   * @throws Refusal `not_found`, `not_posted`, `forbidden`, `who_first`
   */
  async of(actor: Actor, communityId: string, asked: string | undefined): Promise<CommunityVisits> {
    requirePerson(actor);
    const now = this.clock.now();
    const month = await this.months.month(actor, communityId, asked);
    const rows = await wantedVisitsOf(this.store.read, communityId, now - SETTLED_DAYS * DAY);
    const promises = coordinates(actor) ? await openPromisesIn(this.store.read, [communityId]) : undefined;
    const categories = await shownCategories(this.store.read, [...rows, ...(promises ?? [])]);
    const liaison = this.directory.liaisonOf(communityId, now);
    return {
      serverTime: iso(now),
      ...(liaison !== undefined && { liaison: holderOf(this.directory, liaison) }),
      month,
      wanted: rows.map((row) => this.views.wanted(row, categories, now)),
      ...(promises && {
        promised: promises
          .sort((a, b) => lateFrom(a) - lateFrom(b))
          .map((row) => this.views.promise(row, categories, now)),
      }),
    };
  }
}
