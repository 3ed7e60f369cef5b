/** The list of an outage: calls that fell due while the hub was away, until each has had its turn. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/instant.js';
import { CallDeeds } from '../calls/deeds/deeds.js';
import { listed } from '../desk/views/listed.js';
import { Views } from '../desk/views/views.js';
import type { Asker } from '../kernel/actor.js';
import type { CallSummary } from '../protocol/shapes.js';
import { Store } from '../store/store.js';

export interface LateCall {
  call: CallSummary;
  /** When the hub rings it by itself. */
  turnAt?: string;
}

@Injectable()
export class LateCalls {
  constructor(
    private readonly store: Store,
    private readonly deeds: CallDeeds,
    private readonly views: Views,
  ) {}

  /** The oldest first. */
  async list(unitId: string): Promise<LateCall[]> {
    const lines = await listed(
      this.store.read,
      'where unit_id = ? and late_at is not null order by raised_at, id limit 500',
      [unitId],
    );
    return lines.map((found) => ({
      call: this.views.listed(found),
      ...(found.whole && found.line.ringing.retryAt !== null && { turnAt: iso(found.line.ringing.retryAt) }),
    }));
  }

  /** Rung now. @throws Refusal `not_late`, `call_not_found` */
  bringBack = async (asker: Asker, callId: string): Promise<CallSummary> =>
    this.views.summary((await this.deeds.bringBack(asker, callId)).line);
}
