/** How officers help each other with parts of a call. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import type { CommandActor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { HelpItem } from '../protocol/calls/help-item.js';
import { HelpAgreeDto, HelpAnswerDto, HelpAskDto, HelpDeclineDto, HelpWithdrawDto } from './care.dto.js';
import { CoHandlingService } from './commands/co-handling.service.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class CoHandlingGateway {
  constructor(private readonly coHandling: CoHandlingService) {}

  @SubscribeMessage('help:ask')
  ask(@CurrentActor() asker: CommandActor, @MessageBody() asked: HelpAskDto): Promise<HelpItem> {
    return this.coHandling.ask(asker, asked);
  }
  @SubscribeMessage('help:agree')
  agree(@CurrentActor() asker: CommandActor, @MessageBody() asked: HelpAgreeDto): Promise<HelpItem> {
    return this.coHandling.agree(asker, asked);
  }
  @SubscribeMessage('help:decline')
  decline(@CurrentActor() asker: CommandActor, @MessageBody() asked: HelpDeclineDto): Promise<HelpItem> {
    return this.coHandling.decline(asker, asked);
  }
  @SubscribeMessage('help:answer')
  answer(@CurrentActor() asker: CommandActor, @MessageBody() asked: HelpAnswerDto): Promise<HelpItem> {
    return this.coHandling.answer(asker, asked);
  }
  @SubscribeMessage('help:withdraw')
  withdraw(@CurrentActor() asker: CommandActor, @MessageBody() asked: HelpWithdrawDto): Promise<HelpItem> {
    return this.coHandling.withdraw(asker, asked);
  }
}
