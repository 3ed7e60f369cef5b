import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { NewAgencyRequestDto } from '../agencies/agency-requests.dto.js';
import { AgencyRequestsService } from '../agencies/agency-requests.service.js';
import { requirePerson } from '../call/call-visibility.js';
import type { Actor } from '../kernel/actor.js';
import type { Page } from '../protocol/answers.js';
import type { AgencyRequest } from '../protocol/relief/agency-requests.js';
import type { SupervisionLead } from '../protocol/relief/supervision.js';
import { Store } from '../store/store.js';
import { SupervisionLeadsService } from './supervision-leads.service.js';
import { SupervisionListQuery } from './supervision-list.query.js';
import { SupervisionStepsService } from './supervision-steps.service.js';
import {
  NewSupervisionLeadDto,
  SupervisionEndDto,
  SupervisionHandOverDto,
  SupervisionListDto,
  SupervisionReceiptDto,
} from './supervision.dto.js';

/** 监督线索: not a lead for relief. */
@ApiTags('supervision')
@Controller('supervision-leads')
export class SupervisionLeadsController {
  constructor(
    private readonly query: SupervisionListQuery,
    private readonly leads: SupervisionLeadsService,
    private readonly steps: SupervisionStepsService,
    private readonly requests: AgencyRequestsService,
    private readonly store: Store,
  ) {}

  /** Lists leads for supervision, the newest first: the unit's for its staff, their own for everybody else. */
  @Get()
  list(@CurrentActor() actor: Actor, @Query() question: SupervisionListDto): Promise<Page<SupervisionLead>> {
    requirePerson(actor);
    return this.query.list(actor, question);
  }

  /** Hands in a lead for supervision. The same again within a day is the one that is there. */
  @Post()
  handIn(@CurrentActor() actor: Actor, @Body() body: NewSupervisionLeadDto): Promise<SupervisionLead> {
    requirePerson(actor);
    return this.leads.handIn(actor, body);
  }

  /** Hands a lead to a department. */
  @Post(':id/hand-over')
  @HttpCode(200)
  handOver(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SupervisionHandOverDto,
  ): Promise<SupervisionLead> {
    return this.steps.handOver(actor, id, body);
  }

  /** Notes the department's receipt. */
  @Post(':id/receipt')
  @HttpCode(200)
  receipt(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SupervisionReceiptDto,
  ): Promise<SupervisionLead> {
    return this.steps.receipt(actor, id, body);
  }

  /** Tells who handed it in what came of it, and closes it. */
  @Post(':id/outcome')
  @HttpCode(200)
  end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: SupervisionEndDto,
  ): Promise<SupervisionLead> {
    return this.steps.end(actor, id, body);
  }

  /** Lists what other agencies were asked for beside a lead. */
  @Get(':id/requests')
  async asked(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: AgencyRequest[] }> {
    await this.steps.ofUnit(this.store.read, actor, id);
    return { items: await this.requests.of(actor, 'supervision_lead', id) };
  }

  /** Asks another agency beside a lead. */
  @Post(':id/requests')
  async ask(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() body: NewAgencyRequestDto,
  ): Promise<AgencyRequest> {
    const { number, kind, callId, communityId } = await this.steps.ofUnit(this.store.read, actor, id);
    const subject = {
      kind: 'supervision_lead' as const,
      id,
      number,
      inCharge: actor.id,
      guarded: kind === 'minors',
      ...(callId !== null && { callId }),
      ...(communityId !== null && { communityId }),
    };
    return this.requests.ask(actor, subject, body);
  }
}
