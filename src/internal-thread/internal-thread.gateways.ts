/** Where entries of internal threads come in: from the desk, and from a coordinator to whom a call is entrusted. */
import { MessageBody, WebSocketGateway } from '@nestjs/websockets';
import { Acknowledged } from '../access/acknowledged.js';
import { Authenticator } from '../access/authenticator.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CommandActor } from '../kernel/actor.js';
import type { ThreadEntry } from '../protocol/conversation/internal-thread.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import { ThreadSayDto } from './internal-thread.dto.js';
import { InternalThreadService } from './internal-thread.service.js';

@WebSocketGateway({ namespace: '/procuratorate' })
@Acknowledged()
export class OfficerThreadGateway {
  constructor(
    private readonly threads: InternalThreadService,
    private readonly authenticator: Authenticator,
  ) {}

  @SubscribeMessage('thread:say')
  say(@CurrentActor() asker: CommandActor, @MessageBody() said: ThreadSayDto): Promise<ThreadEntry> {
    return this.authenticator.asAuthor(asker, said.by, false, (author) => this.threads.say(author, said));
  }
}

@WebSocketGateway({ namespace: '/coordination' })
@Acknowledged()
export class CoordinatorThreadGateway {
  constructor(private readonly threads: InternalThreadService) {}

  @SubscribeMessage('thread:say')
  say(@CurrentActor() asker: CommandActor, @MessageBody() said: ThreadSayDto): Promise<ThreadEntry> {
    return this.threads.say(asker, said);
  }
}
