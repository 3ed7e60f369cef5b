/** 视频连线 over the channels of the community and of officers: the same events, each by who may. */
import { ConnectedSocket, MessageBody, WebSocketGateway } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Acknowledged } from '../access/acknowledged.js';
import { Costs } from '../access/allowance.guard.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { CommandActor } from '../kernel/actor.js';
import type { VideoInvited, VideoStarted } from '../protocol/conversation/video.js';
import { SubscribeMessage } from '../realtime/subscribe-message.js';
import { VideoInvitationsService } from './guests/video-invitations.service.js';
import {
  VideoConsentDto,
  VideoDto,
  VideoInviteDto,
  VideoPutOutDto,
  VideoSignalDto,
  VideoStartDto,
} from './video.dto.js';
import { VideoCommandsService } from './video-commands.service.js';
import { pageOf, type VideoNamespace } from './pages/video-page.js';
import { VideoSignalsService } from './video-signals.service.js';
import { VideoStartService } from './video-start.service.js';

type Nothing = Record<string, never>;

@Acknowledged()
abstract class VideoGateway {
  protected abstract readonly namespace: VideoNamespace;

  constructor(
    private readonly starts: VideoStartService,
    private readonly signals: VideoSignalsService,
    private readonly commands: VideoCommandsService,
    private readonly invitations: VideoInvitationsService,
  ) {}

  @Costs('video')
  @SubscribeMessage('video:start')
  start(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: VideoStartDto,
    @ConnectedSocket() socket: Socket,
  ): Promise<VideoStarted> {
    return this.starts.start(asker, this.namespace, socket, asked);
  }
  @Costs('video')
  @SubscribeMessage('video:invite')
  invite(@CurrentActor() asker: CommandActor, @MessageBody() asked: VideoInviteDto): Promise<VideoInvited> {
    return this.invitations.invite(asker, this.namespace, asked);
  }
  @Costs('signal')
  @SubscribeMessage('video:signal')
  async signal(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: VideoSignalDto,
    @ConnectedSocket() socket: Socket,
  ): Promise<Nothing> {
    await this.signals.pass(asker, pageOf(this.namespace, socket), asked);
    return {};
  }
  @Costs('video')
  @SubscribeMessage('video:consent')
  async consent(
    @CurrentActor() asker: CommandActor,
    @MessageBody() asked: VideoConsentDto,
  ): Promise<Nothing> {
    await this.commands.consent(asker, this.namespace, asked);
    return {};
  }
  @Costs('video')
  @SubscribeMessage('video:put-out')
  async putOut(@CurrentActor() asker: CommandActor, @MessageBody() asked: VideoPutOutDto): Promise<Nothing> {
    await this.commands.putOut(asker, this.namespace, asked);
    return {};
  }
  @Costs('video')
  @SubscribeMessage('video:end')
  async end(@CurrentActor() asker: CommandActor, @MessageBody() { videoId }: VideoDto): Promise<Nothing> {
    await this.commands.end(asker, this.namespace, videoId);
    return {};
  }
}

@WebSocketGateway({ namespace: '/community' })
export class CommunityVideoGateway extends VideoGateway {
  protected readonly namespace = 'community';
}
@WebSocketGateway({ namespace: '/procuratorate' })
export class OfficerVideoGateway extends VideoGateway {
  protected readonly namespace = 'procuratorate';
}
