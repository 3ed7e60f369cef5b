/**
 * One touch of a worker makes a call of what was left at a poster, in one write with it: two who touch it at once make
 * one call, and the later one is told who was first. Its words and telephone stand in the call from then on and nowhere else.
 */
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../call/call-visibility.js';
import { RaiseService } from '../calls/commands/raise.service.js';
import { AuditService } from '../directory/people/audit.service.js';
import type { Actor, CommandActor } from '../kernel/actor.js';
import { uuidOf } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { RaisePayload } from '../protocol/events/call-payloads.js';
import type { PosterRequest } from '../protocol/residents/posters.js';
import { MessageLimits } from '../realtime/message-limits.js';
import { settleRequest } from './poster-requests.repository.js';
import type { PosterRequestRow } from './posters.entity.js';
import { RequestAlarmsService } from './request-alarms.service.js';
import { RequestViews } from './request.view.js';
import { RequestsService } from './requests.service.js';

/** For the officer, whom the screen of the poster does not reach. */
const AT_DESK = '（居民在社区服务台等候）';

@Injectable()
export class RequestRaiseService {
  constructor(
    private readonly requests: RequestsService,
    private readonly raises: RaiseService,
    private readonly limits: MessageLimits,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly alarms: RequestAlarmsService,
    private readonly views: RequestViews,
  ) {}

  /**
   * The same touch again by the same person answers the request as it is.
   * @throws Refusal `not_found`, `who_first`, `request_settled`, `not_your_community`, `too_many_requests`
   */
  async raise(actor: Actor, id: string): Promise<PosterRequest> {
    requirePerson(actor);
    const before = await this.requests.find(actor, id);
    if (!actor.communityIds.includes(before.communityId)) refuse('not_your_community');
    if (before.state === 'open')
      await this.limits
        .spend('raise', actor, (asker) => this.make(asker, before))
        .catch(async (error) => {
          // Whoever was faster is named; what else stood in the way is told as it is.
          if ((await this.requests.find(actor, id)).state === 'open') throw error;
        });
    const row = await this.requests.find(actor, id);
    if (row.state !== 'raised' || row.settledBy !== actor.id) this.requests.refuseSettled(row);
    if (before.state === 'open') await this.alarms.tell(row);
    return this.views.one(actor, row);
  }

  private async make(asker: CommandActor, request: PosterRequestRow): Promise<void> {
    await this.raises.raise(asker, this.payload(request), async (transaction, callId) => {
      const settled = await settleRequest(transaction.tx, request.id, {
        state: 'raised',
        settledBy: asker.id,
        settledAt: transaction.now,
        callId,
        words: null,
        phone: null,
      });
      if (!settled) refuse('stale');
      await this.audit.write(transaction.tx, {
        actorId: asker.id,
        act: 'poster_request.raise',
        subject: request.id,
        data: { callId },
      });
    });
  }

  private payload(request: PosterRequestRow): RaisePayload {
    const words = this.views.open(request, 'words') ?? '';
    const phone = this.views.open(request, 'phone');
    const summary = [words, request.atDesk ? AT_DESK : ''].filter(Boolean).join('\n');
    return {
      clientCallId: uuidOf(this.seal.index('poster_request.call', request.id)),
      communityId: request.communityId,
      ...(summary && { summary }),
      resident: { ...(phone && { phone }), basis: request.basis },
    };
  }
}
