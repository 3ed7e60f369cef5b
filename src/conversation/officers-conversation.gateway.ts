/** What an officer's page says of the messages before it, and that one is being written. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { Costs } from '../access/allowance.guard.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CommandActor } from '../kernel/actor.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import { MarkDto, TypingDto } from './conversation.dto.js';
import { MessageMarksService } from './message-marks.service.js';
import { TypingService } from './typing.service.js';

type Nothing = Record<string, never>;

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class OfficersConversationGateway {
  constructor(
    private readonly marks: MessageMarksService,
    private readonly typing: TypingService,
  ) {}

  // Each has an allowance of its own, which the service charges.
  @Costs('nothing')
  @SubscribeMessage('message:delivered')
  async delivered(@CurrentActor() asker: CommandActor, @MessageBody() asked: MarkDto): Promise<Nothing> {
    await this.marks.mark(asker, 'officers', 'delivered', asked);
    return {};
  }
  @Costs('nothing')
  @SubscribeMessage('message:read')
  async read(@CurrentActor() asker: CommandActor, @MessageBody() asked: MarkDto): Promise<Nothing> {
    await this.marks.mark(asker, 'officers', 'read', asked);
    return {};
  }
  @Costs('nothing')
  @SubscribeMessage('call:typing')
  async types(@CurrentActor() asker: CommandActor, @MessageBody() { callId }: TypingDto): Promise<Nothing> {
    await this.typing.typing(asker, 'officers', callId);
    return {};
  }
}
