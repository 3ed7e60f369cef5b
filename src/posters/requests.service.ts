/** What was left at posters: who waits, what was set aside, and the coordinator's reminder to the community. */
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../call/call-visibility.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { pageSize, readGroupedCursor, toPage } from '../kernel/pagination.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Page } from '../protocol/answers.js';
import {
  POSTER_LIMITS,
  POSTER_REQUEST_STATES,
  type PosterRequest,
  type PosterRequestState,
  type SetAsidePayload,
} from '../protocol/residents/posters.js';
import { DAY, MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import {
  findRequest,
  listRequests,
  markReminded,
  placeInList,
  settleRequest,
} from './poster-requests.repository.js';
import type { PosterRequestRow } from './posters.entity.js';
import { RequestAlarmsService } from './request-alarms.service.js';
import { coordinates, seesRequest } from './request-readers.js';
import { RequestViews, requestSealContext } from './request.view.js';

export interface RequestsQuestion {
  /** Several with commas between; absent: all. */
  state?: string;
  communityId?: string;
  cursor?: string;
  limit?: number;
}

@Injectable()
export class RequestsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly alarms: RequestAlarmsService,
    private readonly views: RequestViews,
  ) {}

  /** Those of a worker's communities, or of the unit: who has waited longest first. */
  async list(
    actor: Actor,
    { state, communityId, cursor, limit }: RequestsQuestion,
  ): Promise<Page<PosterRequest>> {
    const states: readonly string[] = state?.split(',') ?? POSTER_REQUEST_STATES;
    if (!states.every(isState)) return refuse('invalid', { fields: { state: 'field_choice' } });
    const after = readGroupedCursor(cursor, 2);
    const own = coordinates(actor) ? undefined : actor.communityIds;
    const asked = communityId === undefined ? own : (own ?? [communityId]).filter((id) => id === communityId);
    if (asked?.length === 0) return { items: [], nextCursor: null };
    const size = pageSize(limit);
    const rows = await listRequests(this.store.read, actor.unitId, {
      states,
      ...(asked && { communityIds: asked }),
      ...(after && { after }),
      most: size + 1,
    });
    const shown = await this.views.all(actor, rows);
    return toPage(
      rows.map((row, place) => ({ row, request: shown[place]! })),
      size,
      ({ request }) => request,
      ({ row }) => placeInList(row),
    );
  }

  /** @throws Refusal `not_found` */
  async find(actor: Actor, id: string): Promise<PosterRequestRow> {
    const row = await findRequest(this.store.read, id);
    return row && seesRequest(actor, row) ? row : refuse('not_found');
  }

  /** Once; said again by the same person it is as it was. @throws Refusal `not_found`, `who_first`, `request_settled` */
  async setAside(actor: Actor, id: string, { reason, note }: SetAsidePayload): Promise<PosterRequest> {
    requirePerson(actor);
    const before = await this.find(actor, id);
    const now = this.clock.now();
    const settled = await this.store.write(
      'poster-request-set-aside',
      async (tx) => {
        const changes = {
          state: 'set_aside',
          settledBy: actor.id,
          settledAt: now,
          reason,
          note: note ? this.seal.seal(requestSealContext('note', id), note) : null,
          eraseAt: now + POSTER_LIMITS.keptDays * DAY,
        } as const;
        if (!(await settleRequest(tx, id, changes))) return false;
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'poster_request.set_aside',
          subject: id,
          data: { reason },
        });
        return true;
      },
      { queue: `posters:${before.communityId}` },
    );
    const row = await this.find(actor, id);
    if (!settled && (row.state !== 'set_aside' || row.settledBy !== actor.id || row.reason !== reason))
      this.refuseSettled(row);
    if (settled) await this.alarms.tell(row);
    return this.views.one(actor, row);
  }

  /** By a coordinator, whom the community did not answer. @throws Refusal `not_found`, `request_settled`, `reminded_lately` */
  async remind(actor: Actor, id: string): Promise<PosterRequest> {
    const before = await this.find(actor, id);
    const now = this.clock.now();
    const done = await this.store.write(
      'poster-request-remind',
      async (tx) => {
        if (!(await markReminded(tx, id, now, now - POSTER_LIMITS.remindMinutes * MINUTE))) return false;
        await this.alarms.reminded(tx, before);
        await this.audit.write(tx, { actorId: actor.id, act: 'poster_request.remind', subject: id });
        return true;
      },
      { queue: `posters:${before.communityId}` },
    );
    const row = await this.find(actor, id);
    if (row.state !== 'open') this.refuseSettled(row);
    if (!done) refuse('reminded_lately', { params: { minutes: POSTER_LIMITS.remindMinutes } });
    await this.alarms.tell(row, row.number);
    return this.views.one(actor, row);
  }

  refuseSettled({ settledBy }: PosterRequestRow): never {
    return refuse('request_settled', { holder: holderOf(this.directory, settledBy ?? '') });
  }
}

const isState = (text: string): text is PosterRequestState =>
  (POSTER_REQUEST_STATES as readonly string[]).includes(text);
