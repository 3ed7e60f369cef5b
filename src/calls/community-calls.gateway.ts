/** What a community worker's page may ask of its calls. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { Costs } from '../access/allowance.guard.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { Actor, CommandActor } from '../kernel/actor.js';
import { Authenticator } from '../access/authenticator.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CallSummary, Raised } from '../protocol/calls/call-summary.js';
import type { Message } from '../protocol/calls/message.js';
import { AmendDto, CancelDto, RaiseDto, RateDto, ReopenDto } from './call.dto.js';
import { MessageDto } from './message.dto.js';
import { CallCommandsService } from './commands/call-commands.service.js';
import { raiseAnswer } from './commands/raise-answer.js';
import { RaiseService } from './commands/raise.service.js';
import { maskForVisibility } from '../call/call-visibility.js';
import type { Call } from '../call/call-state.js';
import { CallViewsService } from '../desk/views/call-views.service.js';

@WebSocketGateway({ namespace: '/community' })
@Acknowledged()
export class CommunityCallsGateway {
  constructor(
    private readonly raiseService: RaiseService,
    private readonly commands: CallCommandsService,
    private readonly views: CallViewsService,
    private readonly authenticator: Authenticator,
  ) {}

  @Costs('raise')
  @SubscribeMessage('call:raise')
  raise(@CurrentActor() asker: CommandActor, @MessageBody() asked: RaiseDto): Promise<Raised> {
    // A call goes out in any case: where its author may not act there any more it is the device's.
    return this.authenticator.asAuthor(asker, asked.by, true, async (author) => {
      const { call } = await this.raiseService.raise(author, asked);
      return raiseAnswer(this.views, author, call, asked);
    });
  }
  @SubscribeMessage('call:amend')
  amend(@CurrentActor() asker: CommandActor, @MessageBody() asked: AmendDto): Promise<CallSummary> {
    return this.authenticator.asAuthor(asker, asked.by, false, (author) =>
      this.shown(author, this.commands.amend(author, asked)),
    );
  }
  @SubscribeMessage('call:cancel')
  cancel(@CurrentActor() asker: CommandActor, @MessageBody() asked: CancelDto): Promise<CallSummary> {
    return this.authenticator.asAuthor(asker, asked.by, false, (author) =>
      this.shown(author, this.commands.cancel(author, asked.callId)),
    );
  }
  @SubscribeMessage('call:message')
  message(@CurrentActor() asker: CommandActor, @MessageBody() asked: MessageDto): Promise<Message> {
    return this.authenticator.asAuthor(asker, asked.by, false, (author) =>
      this.commands.message(author, asked),
    );
  }
  @SubscribeMessage('call:rate')
  rate(@CurrentActor() asker: CommandActor, @MessageBody() asked: RateDto): Promise<CallSummary> {
    return this.shown(asker, this.commands.rate(asker, asked));
  }
  @SubscribeMessage('call:reopen')
  reopen(@CurrentActor() asker: CommandActor, @MessageBody() asked: ReopenDto): Promise<CallSummary> {
    return this.shown(asker, this.commands.reopen(asker, asked));
  }

  private async shown(actor: Actor, call: Promise<Call>): Promise<CallSummary> {
    const { line } = await call;
    return maskForVisibility(this.views.forReader(this.views.summary(line), line, actor), line, actor);
  }
}
