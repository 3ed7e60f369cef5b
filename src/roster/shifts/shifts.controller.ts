import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import { ShiftRequestsService } from './shift-requests.service.js';
import { CoverDto, ShiftDecisionDto, ShiftOfferDto, PlaceDto } from '../roster.dto.js';
import { RosterQuery } from '../roster.query.js';
import { ShiftCommandsService, type ShiftCommandResult } from './shift-commands.service.js';
import { shiftView, type ShiftRequestView, type ShiftView } from '../shift.view.js';
import { RosterGridQuery } from '../roster-grid.query.js';

type ShiftAnswer = { shift: ShiftView; pending: boolean };

@ApiTags('roster')
@Controller('roster')
export class ShiftsController {
  constructor(
    private readonly roster: RosterQuery,
    private readonly commands: ShiftCommandsService,
    private readonly requests: ShiftRequestsService,
    private readonly views: RosterGridQuery,
  ) {}

  /** Puts somebody on one day's shift, takes somebody off, or both: a replacement. */
  @Post('shifts/:id/people')
  @HttpCode(200)
  async place(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() dto: PlaceDto,
  ): Promise<ShiftAnswer> {
    const { add, remove } = dto;
    const change = { ...(add !== undefined && { add }), ...(remove !== undefined && { remove }) };
    return this.shown(await this.commands.place(actor, id, change));
  }
  /** Takes an open place on a shift for oneself. */
  @Post('shifts/:id/sign-up')
  @HttpCode(200)
  async signUp(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShiftAnswer> {
    return this.shown(await this.commands.signUp(actor, id));
  }
  /** Takes over a shift from somebody now. */
  @Post('shifts/:id/cover')
  @HttpCode(200)
  async cover(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { from, officerId }: CoverDto,
  ): Promise<ShiftAnswer> {
    return this.shown(await this.commands.takeNow(actor, id, from, officerId));
  }
  /** Offers one's own shift to somebody or to anybody. */
  @Post('shifts/:id/offers')
  async offer(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { toId }: ShiftOfferDto,
  ): Promise<ShiftRequestView> {
    return this.views.request(await this.requests.offer(actor, id, toId));
  }

  /** Lists shifts that are offered and wait for a decision. */
  @Get('requests')
  async pending(@CurrentActor() actor: Actor): Promise<{ items: ShiftRequestView[] }> {
    return { items: await this.views.pending(actor.unitId) };
  }

  /** Takes a shift that is offered. */
  @Post('requests/:id/take')
  @HttpCode(200)
  async take(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShiftRequestView> {
    return this.views.request(await this.requests.take(actor, id));
  }

  /** Declines a shift that was offered to oneself. */
  @Post('requests/:id/decline')
  @HttpCode(200)
  async decline(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShiftRequestView> {
    return this.views.request(await this.requests.decline(actor, id));
  }

  /** Withdraws an offer of one's own shift. */
  @Post('requests/:id/withdraw')
  @HttpCode(200)
  async withdraw(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<ShiftRequestView> {
    return this.views.request(await this.requests.withdraw(actor, id));
  }

  /** Approves or refuses that a shift changes hands. */
  @Post('requests/:id/decision')
  @HttpCode(200)
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Body() { approved }: ShiftDecisionDto,
  ): Promise<ShiftRequestView> {
    return this.views.request(await this.requests.decide(actor, id, approved));
  }

  private shown = ({ shift, pending }: ShiftCommandResult): ShiftAnswer => ({
    shift: shiftView(this.roster, shift),
    pending,
  });
}
