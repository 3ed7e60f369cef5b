/** Ending a video call and leaving it, saying how the resident was asked, putting out who came beside the people of the call. */
import { Injectable } from '@nestjs/common';
import { endGuestSession } from '../access/guests/guest-sessions.repository.js';
import type { CallDecision } from '../call/call-decision.js';
import type { CallRow } from '../call/call.entity.js';
import { DeskService } from '../desk/desk.service.js';
import type { CommandActor } from '../kernel/actor.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import type { VideoConsentPayload, VideoEnd, VideoPutOutPayload } from '../protocol/conversation/video.js';
import { Store, type Tx } from '../store/store.js';
import { endInvitation, isInvited } from './rows/invitations.repository.js';
import type { VideoCallRow, VideoPeerRow } from './rows/video.entity.js';
import { findVideo, keepConsent, leavePeer, peersEver, peersNow } from './rows/videos.repository.js';
import { isPrincipal, requireSpeaker, type Speaker } from './speakers.js';
import type { VideoNamespace } from './pages/video-page.js';
import { tellConsent } from './video-facts.js';
import { VideoPeersService } from './pages/video-peers.service.js';
import { VideoPublisher } from './video-publisher.js';
import { endVideo, settleSeats } from './video-rooms.js';
import { VideoWatchService } from './video-watch.service.js';

/** One video call as a command finds it, inside the desk's write. */
export interface VideoAtHand {
  tx: Tx;
  now: number;
  decision: CallDecision;
  line: Readonly<CallRow>;
  video: VideoCallRow;
  speaker: Speaker;
  peers: VideoPeerRow[];
  /** Of who asks; undefined where they are not in it. */
  own: VideoPeerRow | undefined;
}
/** What is told after the commit. */
type Tell = () => void | Promise<void>;

@Injectable()
export class VideoCommandsService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly publisher: VideoPublisher,
    private readonly watch: VideoWatchService,
    private readonly pages: VideoPeersService,
  ) {}

  /**
   * By the community or the holder for all; whoever came beside them leaves. Before anybody has come, who was asked says no.
   * Once it is over, whoever was in it ends nothing more, and is told no error.
   */
  async end(asker: CommandActor, namespace: VideoNamespace, videoId: string): Promise<void> {
    if (await this.wasIn(asker, videoId)) return;
    try {
      await this.endNow(asker, namespace, videoId);
    } catch (error) {
      // Two end it at the same instant.
      if (!(error instanceof Refusal && error.sentence === 'video_over')) throw error;
      if (!(await this.wasIn(asker, videoId))) throw error;
    }
  }

  private endNow(asker: CommandActor, namespace: VideoNamespace, videoId: string): Promise<void> {
    return this.command('video-end', asker, namespace, videoId, async (at) => {
      const { tx, now, decision, line, video, speaker, peers, own } = at;
      // Who was asked says no for their own side, as long as nobody of it is there.
      const asked =
        speaker === 'holder' || (video.beganAt === null && !peers.some(({ side }) => side === 'community'));
      if (!own && !(isPrincipal(speaker) && asked)) refuse('video_not_in');
      if (isPrincipal(speaker))
        return this.finish(at, asker, own || speaker === 'holder' ? 'ended' : 'declined');
      await leavePeer(tx, own!.id, now);
      this.pages.release(own!.socketId, videoId);
      const rest = await settleSeats(tx, video, now);
      if (!rest.length) {
        await endVideo(tx, decision, video, 'alone', asker.guest ? null : asker.id);
        return () => this.watch.tellEnd(line, peers, video, 'alone');
      }
      return () => this.publisher.left(line, rest, { videoId, peerId: own!.id });
    });
  }

  /** By the community or the holder, in it. A no ends it. */
  consent(
    asker: CommandActor,
    namespace: VideoNamespace,
    { videoId, how, given }: VideoConsentPayload,
  ): Promise<void> {
    return this.command('video-consent', asker, namespace, videoId, async (at) => {
      const { tx, decision, line, video, speaker, peers, own } = at;
      if (!isPrincipal(speaker)) refuse('video_principals');
      if (!own) refuse('video_not_in');
      if (!given) {
        tellConsent(decision, { how, given }, asker.id);
        return this.finish(at, asker, 'refused');
      }
      if (!(await keepConsent(tx, video.id, how))) return undefined;
      tellConsent(decision, { how, given }, asker.id);
      return () => this.publisher.consented(line, peers, { videoId, how });
    });
  }

  /** By the community or the holder, in it; of who was invited. They do not come in again. */
  putOut(
    asker: CommandActor,
    namespace: VideoNamespace,
    { videoId, peerId }: VideoPutOutPayload,
  ): Promise<void> {
    return this.command('video-put-out', asker, namespace, videoId, async (at) => {
      const { tx, now, line, video, speaker, peers, own } = at;
      if (!isPrincipal(speaker)) refuse('video_principals');
      if (!own) refuse('video_not_in');
      const peer = peers.find(({ id }) => id === peerId) ?? refuse('video_peer_gone');
      // Who was invited may be of the call all the same, or hold it since.
      if ((await this.watch.isOfCall(tx, line, peer)) || !(await isInvited(tx, videoId, peer.personId)))
        refuse('video_is_of_call');
      await endInvitation(tx, videoId, peer.personId, now);
      await endGuestSession(tx, peer.personId, now);
      await leavePeer(tx, peer.id, now);
      const rest = await settleSeats(tx, video, now);
      return async () => {
        this.publisher.endedFor([peer], videoId, 'put_out');
        this.publisher.shutOut([peer]);
        await this.publisher.left(line, rest, { videoId, peerId });
      };
    });
  }

  private async finish(
    { tx, decision, line, video }: VideoAtHand,
    asker: CommandActor,
    why: VideoEnd,
  ): Promise<Tell> {
    const there = (await endVideo(tx, decision, video, why, asker.id)) ?? [];
    return () => this.watch.tellEnd(line, there, video, why);
  }

  private async wasIn({ id }: CommandActor, videoId: string): Promise<boolean> {
    const video = await findVideo(this.store.read, videoId);
    if (!video || video.endedAt === null) return false;
    return (await peersEver(this.store.read, videoId)).some(({ personId }) => personId === id);
  }

  /**
   * A command on a video call that is not over, by who may be in it.
   * @throws Refusal `video_not_found` where they see nothing of its call, `video_over`
   */
  async command(
    name: string,
    asker: CommandActor,
    namespace: VideoNamespace,
    videoId: string,
    work: (at: VideoAtHand) => Promise<Tell | undefined>,
  ): Promise<void> {
    const { callId } = await this.requireSeen(asker, videoId);
    let tell: Tell | undefined;
    await this.desk.command(name, asker.unitId, asker, callId, async (decision, _known, { tx, now }) => {
      const { line } = decision.call;
      const video = (await findVideo(tx, videoId)) ?? refuse('video_not_found');
      const speaker = requireSpeaker(line, asker, namespace, await isInvited(tx, videoId, asker.id));
      if (video.endedAt !== null) refuse('video_over');
      if (asker.over) throw asker.over;
      asker.wrote = true;
      const peers = await peersNow(tx, videoId);
      const own = peers.find(({ personId }) => personId === asker.id);
      tell = await work({ tx, now, decision, line, video, speaker, peers, own });
    });
    await tell?.();
  }

  private async requireSeen({ unitId, guest }: CommandActor, videoId: string): Promise<VideoCallRow> {
    const video = await findVideo(this.store.read, videoId);
    const isSeen = video?.unitId === unitId && (guest === undefined || guest.videoId === videoId);
    return isSeen ? video : refuse('video_not_found');
  }
}
