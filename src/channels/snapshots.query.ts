/** What a page is given on every connection, first or again: it replaces all that was there. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { helpItemsForOfficer } from '../calls/queries/co-handling.query.js';
import { loadCall, offerTable } from '../desk/journal/journal.repository.js';
import { visibilityConditions } from '../calls/queries/call-visibility.sql.js';
import {
  intactRows,
  readCalls,
  readCallsById,
  rowForDisplay,
  type ReadableCall,
} from '../desk/views/readable-call.query.js';
import { maskForVisibility, canSeeProgress } from '../call/call-visibility.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { DutyBoardService } from '../desk/on-duty/duty-board.service.js';
import { dutyStateView } from '../desk/on-duty/duty-state.view.js';
import type { Actor } from '../kernel/actor.js';
import type { Alert } from '../protocol/calls/alert.js';
import type { Progress } from '../protocol/calls/ring.js';
import type {
  CommunitySnapshot,
  CoordinationSnapshot,
  ProcuratorateSnapshot,
} from '../protocol/events/snapshots.js';
import { LIMITS } from '../protocol/limits.js';
import { startOfDay } from '../protocol/time/local-day.js';
import { InternalThreadQuery } from '../internal-thread/internal-thread.query.js';
import { openStates } from '../call/open-states.sql.js';
import { placeholders, Store } from '../store/store.js';
import { requestsWaiting } from './requests-waiting.query.js';
import { UnitStatusQuery } from './unit-status.query.js';

/** A board far beyond a day of any unit; an open call must not fall off it. */
const MOST_ON_BOARD = 5000;

@Injectable()
export class SnapshotsQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: CallViewsService,
    private readonly board: DutyBoardService,
    private readonly unitStatus: UnitStatusQuery,
    private readonly directory: Directory,
    private readonly threads: InternalThreadQuery,
  ) {}

  /** Open calls, those closed in 7 days and petitions of which there was news in them, newest first; and the progress of those that ring or are booked. */
  async community(actor: Actor): Promise<{ snapshot: CommunitySnapshot; progress: Progress[] }> {
    const now = this.clock.now();
    const places = actor.communityIds;
    const since = now - LIMITS.closedInSnapshotSeconds * 1000;
    const ids = places.length ? await this.openOrEnded(actor, since) : [];
    const seen = visibilityConditions(actor);
    const lines = ids.length
      ? await readCalls(
          this.store.read,
          `where id in (${placeholders(ids)}) and drill is null${seen.map(([sql]) => ` and (${sql})`).join('')} order by raised_at desc, id desc limit ${LIMITS.snapshotCalls}`,
          [...ids, ...seen.flatMap(([, ...params]) => params)],
        )
      : [];
    const ringing = await Promise.all(
      intactRows(lines)
        .filter((l) => (l.state === 'ringing' || l.ringing.booked !== null) && canSeeProgress(l, actor))
        .map((l) => loadCall(this.store.read, l.id)),
    );
    // Without the second factor that they need, they follow what they raised and nothing else.
    const requests = actor.mustSetFactor ? [] : await this.requests({ communityIds: places });
    return {
      snapshot: {
        serverTime: iso(now),
        calls: lines.map((l) => maskForVisibility(this.listedFor(l, actor), l.line, actor)),
        ...(requests.length && { requests }),
      },
      progress: ringing.filter((c) => c !== undefined).map((c) => this.views.progress(c)),
    };
  }

  /** Of the actor's communities, each found by an index of its own. */
  private async openOrEnded({ unitId, communityIds }: Actor, since: number): Promise<string[]> {
    const [open, ended, told] = await Promise.all([
      this.store.read.rows<{ id: string; community_id: string }>(
        `select id, community_id from call where unit_id = ? and ${openStates}`,
        [unitId],
      ),
      this.store.read.rows<{ id: string }>(
        `select id from call where community_id in (${placeholders(communityIds)}) and closed_at > ?`,
        [...communityIds, since],
      ),
      // Months after the closing: how far a petition is that was handed on.
      this.store.read.rows<{ id: string }>(
        `select call_id as id from petition where community_id in (${placeholders(communityIds)}) and told_at > ?`,
        [...communityIds, since],
      ),
    ]);
    const own = open.filter((call) => communityIds.includes(call.community_id));
    return [...new Set([...own, ...ended, ...told].map(({ id }) => id))];
  }

  async procuratorate(actor: Actor): Promise<ProcuratorateSnapshot> {
    const now = this.clock.now();
    const rings = await offerTable.find(
      this.store.read,
      'where officer_id = ? and ended_at is null order by rung_at, id',
      [actor.id],
    );
    const lines = await readCalls(
      this.store.read,
      "where holder_id = ? and state = 'active' order by close_by, id",
      [actor.id],
    );
    const helps = await helpItemsForOfficer(this.store.read, this.views, actor, now);
    const helped = helps.flatMap(({ call, helper }) => (helper?.id === actor.id ? [call.id] : []));
    const handled = new Set([...lines.map(({ line }) => line.id), ...helped]);
    const threads = await this.threads.statesFor(actor, [...handled]);
    const rung = new Map((await this.byIds(rings.map((r) => r.callId))).map(({ line }) => [line.id, line]));
    return {
      serverTime: iso(now),
      duty: await dutyStateView(this.store.read, actor.id, now),
      offers: rings.filter((r) => rung.has(r.callId)).map((r) => this.views.ring(rung.get(r.callId)!, r)),
      calls: lines.map((l) => this.views.forOfficer(this.views.listed(l), rowForDisplay(l))),
      ...(helps.length && { helps }),
      ...(threads.length && { threads }),
    };
  }

  /** Everything open and what was closed today. */
  async coordination(actor: Actor): Promise<CoordinationSnapshot> {
    const now = this.clock.now();
    const lines = await readCalls(
      this.store.read,
      `where id in (select id from call where unit_id = ? and ${openStates}
          union all select id from call where unit_id = ? and closed_at >= ?)
        and (drill is null or drill = 'drill') order by raised_at desc, id desc limit ${MOST_ON_BOARD}`,
      [actor.unitId, actor.unitId, startOfDay(now)],
    );
    const alerts: Alert[] = intactRows(lines).flatMap((l) =>
      l.ringing.alerts.map((a) => ({ id: a.id, kind: a.kind, callId: l.id, at: iso(a.at) })),
    );
    const orphans = await this.board.orphans(actor.unitId);
    const requests = await this.requests({ unitId: actor.unitId });
    return {
      serverTime: iso(now),
      onDuty: await this.board.onDuty(actor.unitId),
      calls: lines.map((l) => this.listedFor(l, actor)),
      alerts: alerts.sort((a, b) => (a.at < b.at ? -1 : 1)),
      ...(await this.unitStatus.of(actor.unitId)),
      ...(orphans.length && { orphans }),
      ...(requests.length && { requests }),
    };
  }

  private listedFor = (found: ReadableCall, actor: Actor) =>
    this.views.forReader(this.views.listed(found), rowForDisplay(found), actor);

  private requests = (of: { communityIds: readonly string[] } | { unitId: string }) =>
    requestsWaiting(this.store.read, of, (id) => this.directory.community(id)?.name);

  private byIds = (ids: readonly string[]) =>
    ids.length ? readCallsById(this.store.read, ids) : Promise.resolve([]);
}
