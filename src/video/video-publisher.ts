/**
 * Whom a video call is told to: who is in it, by their pages, and who may join it, each as the conversation is told to
 * them. After the commit; a hint that is lost is made good when the page asks how the call's video call stands.
 */
import { Injectable } from '@nestjs/common';
import { PeopleAtDevicesQuery } from '../access/people-at-devices.query.js';
import type { CallRow } from '../call/call.entity.js';
import { isGuarded, visibilityOf } from '../call/call-visibility.js';
import { helpersOf } from '../call/care/care-book.js';
import { Directory } from '../directory/directory.js';
import type {
  VideoConsented,
  VideoEnd,
  VideoLeft,
  VideoPeer,
  VideoSignal,
} from '../protocol/conversation/video.js';
import { Publisher, rooms } from '../realtime/publisher.js';
import { LivePages } from './pages/live-pages.js';
import { shownTo } from './peer-views.js';
import type { VideoCallRow, VideoPeerRow } from './rows/video.entity.js';
import type { VideoNamespace } from './pages/video-page.js';

type Rooms = Record<VideoNamespace, string[]>;
const NAMESPACES = ['community', 'procuratorate', 'guest'] as const;
type Told = Pick<VideoPeerRow, 'namespace' | 'socketId'>;

@Injectable()
export class VideoPublisher {
  constructor(
    private readonly publisher: Publisher,
    private readonly directory: Directory,
    private readonly peopleAtDevices: PeopleAtDevicesQuery,
    private readonly pages: LivePages,
  ) {}

  async ring(line: CallRow, video: VideoCallRow, from: VideoPeer, isFromOfficer: boolean): Promise<void> {
    const ring = { videoId: video.id, callId: line.id, from };
    if (video.rungOfficer !== null) this.ringPerson(video.rungOfficer, ring);
    if (isFromOfficer) this.publisher.inRooms('community', await this.communityOf(line))('video:ring', ring);
  }
  /** On whatever page they may take it. */
  ringPerson(personId: string, ring: { videoId: string; callId: string; from: VideoPeer }): void {
    this.publisher.officer(personId, 'video:ring', ring);
    this.publisher.communityPages(personId, 'video:ring', ring);
  }

  /** @param socketId their own page, which has its answer */
  async joined(
    line: CallRow,
    peers: readonly Told[],
    videoId: string,
    peer: VideoPeer,
    socketId: string,
  ): Promise<void> {
    const to = await this.everybody(line, peers);
    for (const name of NAMESPACES)
      this.publisher.inRooms(name, to[name], [socketId])('video:joined', {
        videoId,
        peer: shownTo(name, peer),
      });
  }
  async left(line: CallRow, peers: readonly Told[], left: VideoLeft): Promise<void> {
    const to = await this.everybody(line, peers);
    for (const name of NAMESPACES) this.publisher.inRooms(name, to[name])('video:left', left);
  }
  async consented(line: CallRow, peers: readonly Told[], said: VideoConsented): Promise<void> {
    const to = await this.everybody(line, peers);
    for (const name of NAMESPACES) this.publisher.inRooms(name, to[name])('video:consented', said);
  }
  /** Who was rung and has not come is told too. */
  async ended(line: CallRow, peers: readonly Told[], video: VideoCallRow, why: VideoEnd): Promise<void> {
    for (const { socketId } of peers) this.pages.release(socketId, video.id);
    const to = await this.everybody(line, peers);
    if (video.rungOfficer !== null) to.procuratorate.push(rooms.person(video.rungOfficer));
    for (const name of NAMESPACES)
      this.publisher.inRooms(name, to[name])('video:ended', { videoId: video.id, why });
  }
  /** For these pages only; the others go on. */
  endedFor(pages: readonly Told[], videoId: string, why: VideoEnd): void {
    for (const { namespace, socketId } of pages) {
      this.pages.release(socketId, videoId);
      this.publisher.inRooms(namespace, [socketId])('video:ended', { videoId, why });
    }
  }
  signal({ namespace, socketId }: Told, signal: VideoSignal): void {
    this.publisher.inRooms(namespace, [socketId])('video:signal', signal);
  }
  /** They do not come in again. */
  shutOut(guests: readonly Pick<VideoPeerRow, 'side' | 'sessionId'>[]): void {
    for (const { side, sessionId } of guests) if (side === 'guest') this.publisher.endGuest(sessionId);
  }

  /** Each page once, whether it is in it or may join. */
  private async everybody(line: CallRow, peers: readonly Told[]): Promise<Rooms> {
    const pagesIn = (name: VideoNamespace) =>
      peers.filter(({ namespace }) => namespace === name).map(({ socketId }) => socketId);
    const officers = [...(line.holderId === null ? [] : [line.holderId]), ...helpersOf(line)];
    return {
      community: [...(await this.communityOf(line)), ...pagesIn('community')],
      procuratorate: [...officers.map(rooms.person), ...pagesIn('procuratorate')],
      guest: pagesIn('guest'),
    };
  }

  /** Who reads the words of the call there: people at their own pages, and at shared devices who acts on them now. */
  private async communityOf(line: CallRow): Promise<string[]> {
    const raiser = this.directory.person(line.raisedBy);
    const own = raiser && visibilityOf(line, raiser) === 'whole' ? [rooms.person(raiser.id)] : [];
    const viewers = await this.peopleAtDevices.at(line.communityId);
    return [
      ...(isGuarded(line) ? [] : [rooms.community(line.communityId)]),
      ...own,
      ...viewers
        .filter((viewer) => visibilityOf(line, viewer) === 'whole')
        .map(({ sessionId }) => rooms.session(sessionId)),
    ];
  }
}
