/** The list of an outage: calls that fell due while the hub was away, until each has had its turn. */
import { Injectable } from '@nestjs/common';
import { iso } from '../protocol/time/instant.js';
import { CallCommandsService } from '../calls/commands/call-commands.service.js';
import { CallViewsService } from '../desk/views/call-views.service.js';
import type { CommandActor } from '../kernel/actor.js';
import type { CallSummary } from '../protocol/calls/call-summary.js';
import { Store } from '../store/store.js';
import { lateCalls } from './watched-calls.query.js';

export interface OutageCall {
  call: CallSummary;
  /** When the hub rings it by itself. */
  turnAt?: string;
}

@Injectable()
export class OutageCallsService {
  constructor(
    private readonly store: Store,
    private readonly commands: CallCommandsService,
    private readonly views: CallViewsService,
  ) {}

  /** The oldest first. */
  async list(unitId: string): Promise<OutageCall[]> {
    const lines = await lateCalls(this.store.read, unitId);
    return lines.map((found) => ({
      call: this.views.listed(found),
      ...(found.whole && found.line.ringing.retryAt !== null && { turnAt: iso(found.line.ringing.retryAt) }),
    }));
  }

  /** Rung now. @throws Refusal `not_late`, `call_not_found` */
  bringBack = async (asker: CommandActor, callId: string): Promise<CallSummary> =>
    this.views.summary((await this.commands.bringBack(asker, callId)).line);
}
