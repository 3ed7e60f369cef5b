/** What somebody without an account may ask: to join the one video call that their link opened, to find a way to the others, to leave. */
import { ConnectedSocket, MessageBody, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Acknowledged } from '../../access/acknowledged.js';
import { Costs } from '../../access/allowance.guard.js';
import { CurrentActor } from '../../access/current-actor.decorator.js';
import type { CommandActor } from '../../kernel/actor.js';
import type { VideoStarted } from '../../protocol/conversation/video.js';
import { SubscribeMessage } from '../../realtime/subscribe-message.js';
import { VideoDto, VideoRejoinDto, VideoSignalDto } from '../video.dto.js';
import { VideoCommandsService } from '../video-commands.service.js';
import { pageOf } from '../pages/video-page.js';
import { VideoSignalsService } from '../video-signals.service.js';
import { VideoStartService } from '../video-start.service.js';

@WebSocketGateway({ namespace: '/guest' })
@Acknowledged()
export class GuestVideoGateway {
  constructor(
    private readonly starts: VideoStartService,
    private readonly signals: VideoSignalsService,
    private readonly commands: VideoCommandsService,
  ) {}

  @Costs('video')
  @SubscribeMessage('video:start')
  start(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: VideoRejoinDto,
    @ConnectedSocket() socket: Socket,
  ): Promise<VideoStarted> {
    return this.starts.join(asker, socket, asked);
  }
  @Costs('signal')
  @SubscribeMessage('video:signal')
  async signal(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: VideoSignalDto,
    @ConnectedSocket() socket: Socket,
  ): Promise<Record<string, never>> {
    await this.signals.pass(asker, pageOf('guest', socket), asked);
    return {};
  }
  @Costs('video')
  @SubscribeMessage('video:end')
  async end(
    @CurrentActor() asker: CommandActor,
    @MessageBody() { videoId }: VideoDto,
  ): Promise<Record<string, never>> {
    await this.commands.end(asker, 'guest', videoId);
    return {};
  }
}
