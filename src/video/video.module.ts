import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { GuestVideoGateway } from './guests/guest-video.gateway.js';
import { LinkTriesService } from './guests/link-tries.service.js';
import { VideoGuestsController } from './guests/video-guests.controller.js';
import { VideoInvitationsService } from './guests/video-invitations.service.js';
import { LivePages } from './pages/live-pages.js';
import { PeerViews } from './peer-views.js';
import { VideoCommandsService } from './video-commands.service.js';
import { VideoController } from './video.controller.js';
import { CommunityVideoGateway, OfficerVideoGateway } from './video.gateways.js';
import { VideoPeersService } from './pages/video-peers.service.js';
import { VideoPublisher } from './video-publisher.js';
import { VideoSignalsService } from './video-signals.service.js';
import { VideoStartService } from './video-start.service.js';
import { VideoSweep } from './video.sweep.js';
import { VideoUnderWayQuery } from './video-under-way.query.js';
import { VideoWatchService } from './video-watch.service.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, RealtimeModule],
  controllers: [VideoController, VideoGuestsController],
  providers: [
    CommunityVideoGateway,
    GuestVideoGateway,
    LinkTriesService,
    LivePages,
    OfficerVideoGateway,
    PeerViews,
    VideoCommandsService,
    VideoInvitationsService,
    VideoPeersService,
    VideoPublisher,
    VideoSignalsService,
    VideoStartService,
    VideoSweep,
    VideoUnderWayQuery,
    VideoWatchService,
  ],
})
export class VideoModule {}
