import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/actor.js';
import { Who } from '../../access/who.js';
import { ShiftRequests } from './requests.js';
import { CoverDto, DecisionDto, OfferDto, PlaceDto } from '../roster.dto.js';
import { Roster } from '../roster.js';
import { ShiftDeeds, type Done } from './shift-deeds.js';
import { shiftShown, type RequestShown, type ShiftShown } from '../shown.js';
import { RosterViews } from '../views.js';

type Answer = { shift: ShiftShown; pending: boolean };

@ApiTags('roster')
@Controller('roster')
export class ShiftsController {
  constructor(
    private readonly roster: Roster,
    private readonly deeds: ShiftDeeds,
    private readonly requests: ShiftRequests,
    private readonly views: RosterViews,
  ) {}

  /** Puts somebody on one day's shift, takes somebody off, or both: a replacement. */
  @Post('shifts/:id/people')
  @HttpCode(200)
  async place(@Who() actor: Actor, @Param('id') id: string, @Body() dto: PlaceDto): Promise<Answer> {
    const { add, remove } = dto;
    const change = { ...(add !== undefined && { add }), ...(remove !== undefined && { remove }) };
    return this.shown(await this.deeds.place(actor, id, change));
  }
  /** An open place for oneself. */
  @Post('shifts/:id/sign-up')
  @HttpCode(200)
  async signUp(@Who() actor: Actor, @Param('id') id: string): Promise<Answer> {
    return this.shown(await this.deeds.signUp(actor, id));
  }
  /** Takes over from somebody now. */
  @Post('shifts/:id/cover')
  @HttpCode(200)
  async cover(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { from, officerId }: CoverDto,
  ): Promise<Answer> {
    return this.shown(await this.deeds.takeNow(actor, id, from, officerId));
  }
  /** My shift, offered to somebody or to anybody. */
  @Post('shifts/:id/offers')
  async offer(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { toId }: OfferDto,
  ): Promise<RequestShown> {
    return this.views.request(await this.requests.offer(actor, id, toId));
  }

  @Get('requests')
  async pending(@Who() actor: Actor): Promise<{ items: RequestShown[] }> {
    return { items: await this.views.pending(actor.unitId) };
  }
  @Post('requests/:id/take')
  @HttpCode(200)
  async take(@Who() actor: Actor, @Param('id') id: string): Promise<RequestShown> {
    return this.views.request(await this.requests.take(actor, id));
  }
  @Post('requests/:id/decline')
  @HttpCode(200)
  async decline(@Who() actor: Actor, @Param('id') id: string): Promise<RequestShown> {
    return this.views.request(await this.requests.decline(actor, id));
  }
  @Post('requests/:id/withdraw')
  @HttpCode(200)
  async withdraw(@Who() actor: Actor, @Param('id') id: string): Promise<RequestShown> {
    return this.views.request(await this.requests.withdraw(actor, id));
  }
  @Post('requests/:id/decision')
  @HttpCode(200)
  async decide(
    @Who() actor: Actor,
    @Param('id') id: string,
    @Body() { approved }: DecisionDto,
  ): Promise<RequestShown> {
    return this.views.request(await this.requests.decide(actor, id, approved));
  }

  private shown = ({ shift, pending }: Done): Answer => ({ shift: shiftShown(this.roster, shift), pending });
}
