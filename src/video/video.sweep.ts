/** Looks after video calls by their rows: whose page is gone for good, what is over, what a node that died left behind. */
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { HandedCalls } from '../desk/handed-calls.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import { Sweep } from '../kernel/time/sweep.js';
import { SECOND } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import { openVideos } from './rows/videos.repository.js';
import { VideoPeersService } from './pages/video-peers.service.js';
import { VideoWatchService } from './video-watch.service.js';

@Injectable()
export class VideoSweep extends Sweep implements OnApplicationBootstrap {
  protected readonly every = 5 * SECOND;

  constructor(
    clock: Clock,
    private readonly store: Store,
    private readonly peers: VideoPeersService,
    private readonly watch: VideoWatchService,
    private readonly handed: HandedCalls,
    @Inject(LOGGER) private readonly log: Logger,
  ) {
    super(clock);
  }

  override onApplicationBootstrap(): void {
    this.handed.onChange((callId) => this.watch.changed(callId));
    super.onApplicationBootstrap();
  }

  protected async sweep(): Promise<void> {
    // Whoever is connected here is there, however long the hub slept.
    await this.peers.look();
    await this.each(await openVideos(this.store.read), (video) => this.watch.look(video));
  }
  protected override failed(error: unknown): void {
    this.log.error({ error }, 'a video call could not be looked after and will be');
  }
}
