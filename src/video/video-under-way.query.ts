/** How the video call of a call stands, for a page that comes late. */
import { Injectable } from '@nestjs/common';
import { readCall, rowForDisplay } from '../desk/views/readable-call.query.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { VideoOfCall } from '../protocol/conversation/video.js';
import { iso } from '../protocol/time/instant.js';
import { Store } from '../store/store.js';
import { PeerViews } from './peer-views.js';
import { isInvited } from './rows/invitations.repository.js';
import { findOpenVideo, peersNow } from './rows/videos.repository.js';
import { requireSpeaker } from './speakers.js';

@Injectable()
export class VideoUnderWayQuery {
  constructor(
    private readonly store: Store,
    private readonly views: PeerViews,
  ) {}

  /** @throws Refusal `call_not_found`, `forbidden` as `video:start` would be refused */
  async of(actor: Actor, callId: string): Promise<VideoOfCall> {
    const { read } = this.store;
    const found = (await readCall(read, callId)) ?? refuse('call_not_found');
    const video = await findOpenVideo(read, callId);
    const invited = video !== undefined && (await isInvited(read, video.id, actor.id));
    const namespace = actor.roles.includes('officer') ? 'procuratorate' : 'community';
    requireSpeaker(rowForDisplay(found), actor, namespace, invited);
    if (!video) return {};
    const { id: videoId, startedAt, consent } = video;
    return {
      video: {
        videoId,
        startedAt: iso(startedAt),
        peers: await this.views.of(await peersNow(read, videoId)),
        ...(consent !== null && { consent }),
      },
    };
  }
}
