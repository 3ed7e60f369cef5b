/**
 * Keeps those alive whose pages are connected here, gives who lost theirs a grace, and takes out who did not come back.
 * When somebody leaves stands in their row: a node that is gone, or a hub that starts anew, leaves nobody behind.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Socket } from 'socket.io';
import { ACTING_LIMITS } from '../../access/acting-person.js';
import { Clock } from '../../kernel/clock.js';
import { LOGGER } from '../../kernel/logger.js';
import { VIDEO_GRACE_SECONDS } from '../../protocol/conversation/video.js';
import { SECOND } from '../../protocol/time/durations.js';
import { Store } from '../../store/store.js';
import { LivePages } from './live-pages.js';
import { keepDevicesUsed, peersOver, prolongPeers, startGrace } from '../rows/videos.repository.js';
import { VideoPublisher } from '../video-publisher.js';

const GRACE = VIDEO_GRACE_SECONDS * SECOND;
/** Rows of connected pages are moved on so often; a node that stops moving them on costs its pages this and the grace. */
const KEPT_FOR = 20 * SECOND;
const KEEP_EVERY = 10 * SECOND;

@Injectable()
export class VideoPeersService {
  private keptAt = 0;

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly pages: LivePages,
    private readonly publisher: VideoPublisher,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** Until when a page that is connected now is waited for, if nothing more is heard of its node. */
  aliveUntil = (): number => this.clock.now() + GRACE + KEPT_FOR;

  /** This page is in a video call. */
  keep(socket: Socket, videoId: string): void {
    this.pages.hold(socket, videoId, (socketId) => void this.lost(socketId));
  }

  private async lost(socketId: string): Promise<void> {
    try {
      await this.store.write('video-page-lost', (tx) => startGrace(tx, socketId, this.clock.now() + GRACE));
    } catch (error) {
      // Its row is not moved on any more, and says the rest.
      this.log.warn({ error }, 'a page that left a video call could not be noted');
    }
  }

  /** They left by themselves, and need not be told. */
  release(socketId: string, videoId: string): void {
    this.pages.release(socketId, videoId);
  }

  /** At every turn of the sweep. */
  async look(): Promise<void> {
    const { ids } = this.pages;
    if (!ids.length) return;
    await this.tellOver(ids);
    await this.prolong();
  }

  /** What ended on another node is told here, whether or not its hint has come. */
  private async tellOver(ids: readonly string[]): Promise<void> {
    for (const { socket_id: socketId, namespace, video_id: videoId, why } of await peersOver(
      this.store.read,
      ids,
    )) {
      this.pages.forget(socketId);
      this.publisher.endedFor([{ namespace, socketId }], videoId, why ?? 'put_out');
    }
  }

  private async prolong(): Promise<void> {
    const { ids } = this.pages;
    const now = this.clock.now();
    if (!ids.length || now < this.keptAt + KEEP_EVERY) return;
    this.keptAt = now;
    await this.store.write('video-pages-kept', async (tx) => {
      await prolongPeers(tx, ids, this.aliveUntil());
      // Whoever speaks does something, though their page asks nothing.
      await keepDevicesUsed(tx, ids, now, ACTING_LIMITS.quiet);
    });
  }
}
