import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { requireRelation } from '../../call/call-relation.js';
import { readCall, rowForDisplay } from '../../desk/views/readable-call.query.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { AgencyRequest } from '../../protocol/relief/agency-requests.js';
import { Store } from '../../store/store.js';
import { NewAgencyRequestDto } from '../agency-requests.dto.js';
import { AgencyRequestsService } from '../agency-requests.service.js';

/** What other agencies are asked for beside a call. */
@ApiTags('agencies')
@Controller('calls/:id/requests')
export class CallRequestsController {
  constructor(
    private readonly store: Store,
    private readonly requests: AgencyRequestsService,
  ) {}

  /** Lists what other agencies were asked for beside a call. */
  @Get()
  async list(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: AgencyRequest[] }> {
    await this.call(actor, id);
    return { items: await this.requests.of(actor, 'call', id) };
  }

  /** Asks another agency beside a call: its holder, or a coordinator. */
  @Post()
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewAgencyRequestDto,
  ): Promise<AgencyRequest> {
    const { number, communityId, holderId, drill } = await this.call(actor, id);
    if (holderId === null || drill !== null) return refuse('agency_call_not_held');
    const subject = { kind: 'call', id, number, inCharge: holderId, callId: id, communityId } as const;
    return this.requests.ask(actor, subject, body);
  }

  /** @throws Refusal `call_not_found`, `not_holder`, `forbidden` */
  private async call(actor: Actor, id: string) {
    const found = (await readCall(this.store.read, id)) ?? refuse('call_not_found');
    const line = rowForDisplay(found);
    requireRelation(line, actor, 'holder', 'coordination');
    return line;
  }
}
