import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { Actor } from '../../kernel/actor.js';
import type { VisitState, WantedVisit, WantedVisitDetail } from '../../protocol/communities/liaison.js';
import { VisitBeginDto, VisitEndDto, WantedVisitDto, WithdrawalDto } from '../liaison.dto.js';
import { VisitsService } from './visits.service.js';
import { WantedVisitsService } from './wanted-visits.service.js';

@ApiTags('liaison')
@Controller('liaison')
export class VisitsController {
  constructor(
    private readonly visits: VisitsService,
    private readonly wanted: WantedVisitsService,
  ) {}

  /** Asks the liaison officer of a community for a visit to somebody there. */
  @Post('visits-wanted')
  @HttpCode(200)
  ask(@CurrentActor() actor: Actor, @Body() wish: WantedVisitDto): Promise<WantedVisit> {
    return this.wanted.ask(actor, wish);
  }

  /** Answers one visit that is waited for. The name is in clear for who is posted there and for who asked. */
  @Get('visits-wanted/:id')
  one(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<WantedVisitDetail> {
    return this.wanted.detail(actor, id);
  }

  /** Withdraws the wish for a visit, with a reason. */
  @Post('visits-wanted/:id/withdraw')
  @HttpCode(200)
  withdraw(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { reason }: WithdrawalDto,
  ): Promise<WantedVisit> {
    return this.wanted.withdraw(actor, id, reason);
  }

  /** Begins a visit to a community one is posted to. It is measured until it is ended. */
  @Post('visits/begin')
  @HttpCode(200)
  begin(@CurrentActor() actor: Actor, @Body() visit: VisitBeginDto): Promise<VisitState> {
    return this.visits.begin(actor, visit);
  }

  /** Ends a visit: how it went, which promises were kept, who was seen. */
  @Post('visits/end')
  @HttpCode(200)
  end(@CurrentActor() actor: Actor, @Body() visit: VisitEndDto): Promise<VisitState> {
    return this.visits.end(actor, visit);
  }
}
