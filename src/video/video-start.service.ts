/**
 * Begins the video call of a call, or joins that under way: of two who begin at the same instant the second joins.
 * Written in the desk's line of the call's unit, so a call that was closed a moment ago has none.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { CallDecision } from '../call/call-decision.js';
import type { CallRow } from '../call/call.entity.js';
import { DeskService } from '../desk/desk.service.js';
import type { CommandActor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import {
  VIDEO_SEATS,
  type VideoRejoinPayload,
  type VideoStarted,
  type VideoStartPayload,
} from '../protocol/conversation/video.js';
import { Store, type Tx } from '../store/store.js';
import { iceServers } from './ice-servers.js';
import { PeerViews, shownTo } from './peer-views.js';
import { isInvited } from './rows/invitations.repository.js';
import type { VideoCallRow, VideoPeerRow } from './rows/video.entity.js';
import {
  beginVideo,
  findOpenVideo,
  findVideo,
  insertPeer,
  insertVideo,
  leavePeer,
  movePeer,
  peersNow,
} from './rows/videos.repository.js';
import { metIn, requireHandled, requireSpeaker, SIDE_OF } from './speakers.js';
import { pageOf, type VideoNamespace, type VideoPage } from './pages/video-page.js';
import { VideoPeersService } from './pages/video-peers.service.js';
import { tellBegun } from './video-facts.js';
import { VideoPublisher } from './video-publisher.js';
import { settleSeats } from './video-rooms.js';
import { VideoWatchService } from './video-watch.service.js';

interface Joined {
  video: VideoCallRow;
  isNew: boolean;
  peer: VideoPeerRow;
  others: VideoPeerRow[];
  /** The page that this one takes the place of. */
  before: VideoPeerRow | undefined;
}

@Injectable()
export class VideoStartService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly views: PeerViews,
    private readonly publisher: VideoPublisher,
    private readonly peers: VideoPeersService,
    private readonly watch: VideoWatchService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async start(
    asker: CommandActor,
    namespace: VideoNamespace,
    socket: Socket,
    { callId, peerId }: VideoStartPayload,
  ): Promise<VideoStarted> {
    const page = pageOf(namespace, socket);
    let joined!: Joined;
    const { line } = await this.desk.command(
      'video-start',
      asker.unitId,
      asker,
      callId,
      async (decision, _known, { tx }) => {
        joined = await this.seat(tx, decision, asker, page, peerId);
      },
    );
    const { video, peer, others } = joined;
    this.peers.keep(socket, video.id);
    const [own, ...there] = await this.views.of([peer, ...others]);
    await this.tell(line, joined, own!, page);
    return {
      videoId: video.id,
      peerId: peer.id,
      peers: there.map((one) => shownTo(namespace, one)),
      iceServers: iceServers(this.config.ice, peer.id, this.clock.now()),
      ...(video.consent !== null && { consent: video.consent }),
    };
  }

  /** By whoever came by a link: there is one that it opened. */
  async join(asker: CommandActor, socket: Socket, { peerId }: VideoRejoinPayload): Promise<VideoStarted> {
    const video = await findVideo(this.store.read, asker.guest?.videoId ?? '');
    if (!video || video.endedAt !== null) return refuse('video_over');
    return this.start(asker, 'guest', socket, {
      callId: video.callId,
      ...(peerId !== undefined && { peerId }),
    });
  }

  private async seat(
    tx: Tx,
    decision: CallDecision,
    asker: CommandActor,
    page: VideoPage,
    peerId: string | undefined,
  ): Promise<Joined> {
    const { now } = decision;
    const { line } = decision.call;
    const open = await findOpenVideo(tx, line.id);
    const invited = open !== undefined && (await isInvited(tx, open.id, asker.id));
    requireSpeaker(line, asker, page.namespace, invited);
    requireHandled(line);
    if (asker.over) throw asker.over;
    asker.wrote = true;
    const video = open ?? (await this.open(tx, line, asker, now));
    const there = await peersNow(tx, video.id);
    const own = there.find(({ personId }) => personId === asker.id);
    if (!own && there.length >= VIDEO_SEATS) refuse('video_full', { params: { max: VIDEO_SEATS } });
    const aliveUntil = this.peers.aliveUntil();
    const isSame =
      own?.sessionId === asker.sessionId && (own.id === peerId || own.socketId === page.socketId);
    const peer: VideoPeerRow = {
      ...(isSame
        ? own
        : {
            id: newId(this.clock),
            videoId: video.id,
            personId: asker.id,
            sessionId: asker.sessionId,
            side: SIDE_OF[page.namespace],
            // Who came sooner is known though the clock did not move.
            joinedAt: Math.max(now, ...there.map(({ joinedAt }) => joinedAt + 1)),
            leftAt: null,
          }),
      ...page,
      aliveUntil,
    };
    if (isSame) await movePeer(tx, own.id, { ...page, aliveUntil });
    else {
      if (own) await leavePeer(tx, own.id, now);
      await insertPeer(tx, peer);
    }
    const others = (await settleSeats(tx, video, now)).filter(({ id }) => id !== peer.id);
    const { begun, holder } = metIn([peer, ...others], line);
    if (begun && video.beganAt === null && (await beginVideo(tx, video.id, now)))
      tellBegun(
        decision,
        holder && (await this.isCommunityIn(tx, line, [peer, ...others])),
        asker.guest ? null : asker.id,
      );
    return { video, isNew: !open, peer, others, before: own };
  }

  /** The call's own: a worker of elsewhere was invited, and tells nobody there. */
  private async isCommunityIn(
    tx: Tx,
    line: Readonly<CallRow>,
    peers: readonly VideoPeerRow[],
  ): Promise<boolean> {
    for (const peer of peers)
      if (peer.side === 'community' && (await this.watch.isOfCall(tx, line, peer))) return true;
    return false;
  }

  private async open(
    tx: Tx,
    line: Readonly<CallRow>,
    asker: CommandActor,
    now: number,
  ): Promise<VideoCallRow> {
    const video: VideoCallRow = {
      id: newId(this.clock),
      callId: line.id,
      unitId: line.unitId,
      startedBy: asker.id,
      startedAt: now,
      rungOfficer: line.holderId === asker.id ? null : line.holderId,
      beganAt: null,
      consent: null,
      aloneAt: null,
      endedAt: null,
      why: null,
    };
    await insertVideo(tx, video);
    return video;
  }

  private async tell(
    line: CallRow,
    { video, isNew, peer, others, before }: Joined,
    own: Awaited<ReturnType<PeerViews['of']>>[number],
    { namespace, socketId }: VideoPage,
  ): Promise<void> {
    const sameTwice = before?.id === peer.id && before.socketId === socketId;
    if (sameTwice) return;
    if (before) {
      if (before.socketId !== socketId) this.publisher.endedFor([before], video.id, 'elsewhere');
      if (before.id !== peer.id)
        await this.publisher.left(line, others, { videoId: video.id, peerId: before.id });
    }
    await this.publisher.joined(line, others, video.id, own, socketId);
    if (isNew) await this.publisher.ring(line, video, own, namespace === 'procuratorate');
  }
}
