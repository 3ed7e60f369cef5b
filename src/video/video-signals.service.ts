/**
 * What the browsers of a video call tell each other to find a way: passed on as it came to the one page that is meant,
 * looked at for its size alone, kept nowhere and logged nowhere.
 */
import { Injectable } from '@nestjs/common';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import type { CommandActor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { VideoSignalPayload } from '../protocol/conversation/video.js';
import { Store } from '../store/store.js';
import { isInvited } from './rows/invitations.repository.js';
import { findVideo, peersNow } from './rows/videos.repository.js';
import { requireSpeaker } from './speakers.js';
import type { VideoPage } from './pages/video-page.js';
import { VideoPublisher } from './video-publisher.js';

@Injectable()
export class VideoSignalsService {
  constructor(
    private readonly store: Store,
    private readonly publisher: VideoPublisher,
  ) {}

  /** @throws Refusal `video_not_found`, `forbidden` for who has no part in it; `video_over`, `video_not_in`, `video_peer_gone`, `too_many_requests` */
  async pass(
    asker: CommandActor,
    page: VideoPage,
    { videoId, to, description, candidate }: VideoSignalPayload,
  ): Promise<void> {
    if (asker.over) throw asker.over;
    asker.wrote = true;
    if ((description === undefined) === (candidate === undefined)) refuse('video_one_signal');
    const peers = await peersNow(this.store.read, videoId);
    const own = peers.find(({ socketId, personId }) => socketId === page.socketId && personId === asker.id);
    if (!own) return this.refuseOutsider(asker, page, videoId);
    const peer = peers.find(({ id }) => id === to && id !== own.id) ?? refuse('video_peer_gone');
    this.publisher.signal(peer, {
      videoId,
      from: own.id,
      ...(description && { description }),
      ...(candidate && { candidate }),
    });
  }

  private async refuseOutsider(
    asker: CommandActor,
    { namespace }: VideoPage,
    videoId: string,
  ): Promise<never> {
    const { read } = this.store;
    const video = await findVideo(read, videoId);
    const isTheirs = asker.guest === undefined || asker.guest.videoId === videoId;
    if (video?.unitId !== asker.unitId || !isTheirs) return refuse('video_not_found');
    const found = (await readCall(read, video.callId)) ?? refuse('video_not_found');
    requireSpeaker(rowForDisplay(found), asker, namespace, await isInvited(read, videoId, asker.id));
    return refuse(video.endedAt === null ? 'video_not_in' : 'video_over');
  }
}
