/**
 * Ends a video call whose call is over or in which nobody is left, and takes out who may not be there any longer: at once
 * when its call changes hands, and at every turn of the sweep, which finds what a node that died did not do.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { actorOnDevice } from '../access/device-session.service.js';
import { endGuestSession } from '../access/guests/guest-sessions.repository.js';
import type { CallRow } from '../call/call.entity.js';
import { DeskService } from '../desk/desk.service.js';
import { rowForDisplay, readCall } from '../desk/views/readable-call.query.js';
import { Directory } from '../directory/directory.js';
import { findEnrolledDevice } from '../directory/people/devices.repository.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { LOGGER } from '../kernel/logger.js';
import type { VideoEnd } from '../protocol/conversation/video.js';
import { Store, type Queries } from '../store/store.js';
import { PeerViews } from './peer-views.js';
import { endInvitation, isInvited } from './rows/invitations.repository.js';
import type { VideoCallRow, VideoPeerRow } from './rows/video.entity.js';
import { findOpenVideo, leavePeer, peersNow } from './rows/videos.repository.js';
import { speakerOf } from './speakers.js';
import { VideoPublisher } from './video-publisher.js';
import { endRows, endVideo, settleSeats } from './video-rooms.js';

interface Found {
  end?: VideoEnd;
  /** Their grace is over. */
  gone: VideoPeerRow[];
  /** They may not be there any longer. */
  out: VideoPeerRow[];
}
const isNothing = ({ end, gone, out }: Found) => end === undefined && !gone.length && !out.length;

@Injectable()
export class VideoWatchService {
  constructor(
    private readonly desk: DeskService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly views: PeerViews,
    private readonly publisher: VideoPublisher,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** A call changed hands, or is over. */
  async changed(callId: string): Promise<void> {
    try {
      const video = await findOpenVideo(this.store.read, callId);
      if (video) await this.look(video);
    } catch (error) {
      this.log.warn({ error, callId }, 'a video call could not be looked at and will be');
    }
  }

  /** Writes only where there is something to do. */
  async look(video: VideoCallRow): Promise<void> {
    const { read } = this.store;
    const found = await readCall(read, video.callId);
    // Nobody knows any more who may speak in a call that cannot be read.
    if (!found?.whole) return this.giveUp(video, found && rowForDisplay(found));
    if (isNothing(await this.due(read, found.line, video, await peersNow(read, video.id)))) return;
    await this.settle(video);
  }

  private async settle({ callId, unitId }: VideoCallRow): Promise<void> {
    let told: (() => Promise<void>) | undefined;
    const { line } = await this.desk.command(
      'video-watch',
      unitId,
      null,
      callId,
      async (decision, _known, { tx, now }) => {
        // Done again it begins anew.
        told = undefined;
        const video = await findOpenVideo(tx, callId);
        if (!video) return;
        const peers = await peersNow(tx, video.id);
        const { end, gone, out } = await this.due(tx, decision.call.line, video, peers);
        if (end !== undefined) {
          const there = await endVideo(tx, decision, video, end, null);
          if (there) told = () => this.tellEnd(line, there, video, end);
          return;
        }
        for (const { id } of [...gone, ...out]) await leavePeer(tx, id, now);
        for (const { personId } of out) await this.shut(tx, video.id, personId, now);
        const rest = await settleSeats(tx, video, now);
        told = () => this.tellLeft(line, { video, rest, gone, out });
      },
    );
    await told?.();
  }
  private async shut(
    tx: Parameters<typeof endInvitation>[0],
    videoId: string,
    personId: string,
    now: number,
  ) {
    await endInvitation(tx, videoId, personId, now);
    await endGuestSession(tx, personId, now);
  }

  private async due(
    from: Queries,
    line: Readonly<CallRow>,
    video: VideoCallRow,
    peers: readonly VideoPeerRow[],
  ): Promise<Found> {
    const now = this.clock.now();
    const nobody = { gone: [], out: [] };
    if (line.state !== 'active') return { ...nobody, end: 'call_over' };
    if (video.aloneAt !== null && video.aloneAt <= now) return { ...nobody, end: 'alone' };
    const gone = peers.filter(({ aliveUntil }) => aliveUntil <= now);
    const out: VideoPeerRow[] = [];
    for (const peer of peers)
      if (!gone.includes(peer) && !(await this.mayStay(from, line, peer))) out.push(peer);
    return { gone, out };
  }

  private async mayStay(from: Queries, line: Readonly<CallRow>, peer: VideoPeerRow): Promise<boolean> {
    return this.speaks(from, line, peer, await isInvited(from, peer.videoId, peer.personId));
  }
  /** Without an invitation too. */
  isOfCall = (from: Queries, line: Readonly<CallRow>, peer: VideoPeerRow): Promise<boolean> =>
    this.speaks(from, line, peer, false);

  private async speaks(
    from: Queries,
    line: Readonly<CallRow>,
    peer: VideoPeerRow,
    invited: boolean,
  ): Promise<boolean> {
    if (peer.namespace === 'guest') return invited;
    const actor = await this.actorOf(from, peer);
    return actor !== undefined && speakerOf(line, actor, peer.namespace, invited) !== undefined;
  }

  /** Whoever speaks from a page, as the directory knows them now; on a shared device for as long as they have it in hand. */
  private async actorOf(from: Queries, { personId, sessionId }: VideoPeerRow): Promise<Actor | undefined> {
    if (this.directory.devices.of(sessionId)) {
      const row = await findEnrolledDevice(from, sessionId);
      const now = row && actorOnDevice(row, this.directory, this.clock.now(), 'zh');
      return now?.id === personId ? now : undefined;
    }
    const person = this.directory.person(personId);
    if (!person || person.disabled) return undefined;
    const { id, name, roles, unitId, departmentId, communityIds } = person;
    return { id, name, roles, unitId, departmentId, communityIds, sessionId, lang: 'zh' };
  }

  private async giveUp(video: VideoCallRow, line: CallRow | undefined): Promise<void> {
    const ended = await this.store.write(
      'video-end',
      (tx) => endRows(tx, video, 'call_over', this.clock.now()),
      { queue: `desk:${video.unitId}` },
    );
    if (ended && line) await this.tellEnd(line, ended.there, video, 'call_over');
  }

  async tellEnd(
    line: CallRow,
    there: readonly VideoPeerRow[],
    video: VideoCallRow,
    why: VideoEnd,
  ): Promise<void> {
    await this.publisher.ended(line, there, video, why);
    this.publisher.shutOut(there);
  }

  private async tellLeft(
    line: CallRow,
    {
      video,
      rest,
      gone,
      out,
    }: { video: VideoCallRow; rest: VideoPeerRow[]; gone: VideoPeerRow[]; out: VideoPeerRow[] },
  ): Promise<void> {
    this.publisher.endedFor(out, video.id, 'put_out');
    this.publisher.shutOut(out);
    for (const { id } of [...gone, ...out])
      await this.publisher.left(line, rest, { videoId: video.id, peerId: id });
    // Whoever holds it now is asked to come in the place of who held it.
    const [first] = rest;
    const { holderId } = line;
    if (!first || holderId === null || !out.length || rest.some(({ personId }) => personId === holderId))
      return;
    const [from] = await this.views.of([first]);
    this.publisher.ringPerson(holderId, { videoId: video.id, callId: line.id, from: from! });
  }
}
