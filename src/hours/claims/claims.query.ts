/** Reading claims: one's own, or the unit's for whoever decides on them. */
import { Injectable } from '@nestjs/common';
import { toPage, pageSize, readCursor } from '../../kernel/pagination.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import type { Claim, ClaimState, ServingRole, ServiceKind } from '../../protocol/hours.js';
import type { Page } from '../../protocol/answers.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store } from '../../store/store.js';
import { claimTable } from '../../ledger/claims.repository.js';
import { localDay } from '../../protocol/time/local-day.js';
import { equalCondition, plainCondition, personCondition } from '../hours-filter.sql.js';
import { orderClause, isHoursPosition, type HoursPosition } from '../hours-list.query.js';
import { HoursViewsService } from '../hours-views.service.js';
import type { Interval } from '../../kernel/time/intervals.js';

export interface ClaimFilter extends Interval, HoursPosition {
  state?: ClaimState | undefined;
  officerId?: string | undefined;
  who?: ServingRole | undefined;
  kind?: ServiceKind | undefined;
  communityId?: string | undefined;
}

@Injectable()
export class ClaimsQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly views: HoursViewsService,
  ) {}

  /**
   * Claims that begin in [from, to).
   * @throws Refusal `forbidden` for workers and for a colleague's; `not_found` for another unit's
   */
  async list(actor: Actor, filter: ClaimFilter): Promise<Page<Claim> & { total: number }> {
    const who = personCondition(actor, this.directory, filter.officerId);
    // Spelled out, so that the small index of what waits serves.
    const waiting = filter.state === 'pending' ? `and state = 'pending'` : '';
    const state = filter.state === undefined ? '' : `${waiting} and state = ?`;
    const more = [...plainCondition(filter), ...equalCondition('community_id', filter.communityId)];
    const alike = more.map((one) => `and ${one.sql}`).join(' ');
    const condition = `${who.sql} and day >= ? and day <= ? and from_at >= ? and from_at < ? ${state} ${alike}`;
    const span = [localDay(filter.from), localDay(filter.to), filter.from, filter.to];
    const params = [
      ...who.params,
      ...span,
      ...(filter.state === undefined ? [] : [filter.state]),
      ...more.flatMap((one) => one.params),
    ];
    const after = readCursor(filter.cursor);
    if (after && !isHoursPosition(after)) refuse('invalid', { fields: { cursor: 'field_invalid' } });
    const size = pageSize(filter.limit);
    const rows = await claimTable.find(
      this.store.read,
      `where ${condition} ${orderClause(after, filter.order)}`,
      [...params, ...(after ?? []), size + 1],
    );
    const [counted] = await this.store.read.rows<{ total: number }>(
      `select count(*) as total from hours_claim where ${condition}`,
      params,
    );
    const page = toPage(
      rows,
      size,
      (row) => this.views.claim(row),
      (row) => [row.day, row.fromAt, row.id],
    );
    return { ...page, total: Number(counted!.total) };
  }
}
