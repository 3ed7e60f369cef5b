/** What an officer's page may ask of the calls they hold, and of one that they may not handle. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { Authenticator } from '../access/authenticator.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CallDetail, CallSummary } from '../protocol/calls/call-summary.js';
import type { Message } from '../protocol/calls/message.js';
import {
  AmendDto,
  CallIdDto,
  CloseDto,
  ContactDto,
  HoldDto,
  RecuseDto,
  TakeCloseBackDto,
  TransferDto,
} from './call.dto.js';
import { FollowedUpDto, ReturnDto } from './care.dto.js';
import { MessageDto } from './message.dto.js';
import { CallCommandsService } from './commands/call-commands.service.js';
import { CallDetailsQuery } from './queries/call-details.query.js';
import { ReturnsService } from './commands/returns.service.js';
import type { Call } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class HeldCallsGateway {
  constructor(
    private readonly commands: CallCommandsService,
    private readonly returns: ReturnsService,
    private readonly views: CallViewsService,
    private readonly details: CallDetailsQuery,
    private readonly authenticator: Authenticator,
  ) {}

  @SubscribeMessage('call:message')
  message(@CurrentActor() asker: CommandActor, @MessageBody() asked: MessageDto): Promise<Message> {
    return this.authenticator.asAuthor(asker, asked.by, false, (author) =>
      this.commands.message(author, asked),
    );
  }
  @SubscribeMessage('call:amend')
  amend(@CurrentActor() asker: CommandActor, @MessageBody() asked: AmendDto): Promise<CallSummary> {
    return this.authenticator.asAuthor(asker, asked.by, false, (author) =>
      this.shown(this.commands.amend(author, asked)),
    );
  }
  @SubscribeMessage('call:transfer')
  transfer(@CurrentActor() asker: CommandActor, @MessageBody() asked: TransferDto): Promise<CallSummary> {
    return this.shown(this.commands.transfer(asker, asked));
  }
  @SubscribeMessage('call:return')
  giveBack(@CurrentActor() asker: CommandActor, @MessageBody() asked: ReturnDto): Promise<CallSummary> {
    return this.shown(this.returns.giveBack(asker, asked));
  }
  @SubscribeMessage('call:recuse')
  async recuse(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: RecuseDto,
  ): Promise<Record<string, never>> {
    await this.commands.recusals.own(asker, asked);
    return {};
  }
  @SubscribeMessage('call:close')
  close(@CurrentActor() asker: CommandActor, @MessageBody() asked: CloseDto): Promise<CallSummary> {
    return this.shown(this.commands.close(asker, asked));
  }
  @SubscribeMessage('call:reopen')
  takeCloseBack(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: TakeCloseBackDto,
  ): Promise<CallSummary> {
    return this.shown(this.commands.takeCloseBack(asker, asked));
  }
  @SubscribeMessage('call:pause')
  pause(@CurrentActor() asker: CommandActor, @MessageBody() asked: HoldDto): Promise<CallSummary> {
    return this.shown(this.commands.pause(asker, asked));
  }
  @SubscribeMessage('call:continue')
  goOn(@CurrentActor() asker: CommandActor, @MessageBody() asked: CallIdDto): Promise<CallSummary> {
    return this.shown(this.commands.goOn(asker, asked.callId));
  }
  @SubscribeMessage('call:contact')
  contact(@CurrentActor() asker: CommandActor, @MessageBody() asked: ContactDto): Promise<CallSummary> {
    return this.shown(this.commands.contact(asker, asked));
  }
  @SubscribeMessage('call:followed-up')
  async followedUp(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: FollowedUpDto,
  ): Promise<CallDetail> {
    return this.details.after(await this.commands.followedUp(asker, asked), asker);
  }

  private async shown(call: Promise<Call>): Promise<CallSummary> {
    const { line } = await call;
    return this.views.forOfficer(this.views.summary(line), line);
  }
}
