/**
 * Brings a third to a video call: somebody of the unit by name, who is rung, or whoever is given the link. A link holds
 * 256 bits of chance, of which only a keyed hash is kept; it opens once, soon, and lets into this video call only.
 */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { GuestSessionsService } from '../../access/guests/guest-sessions.service.js';
import { mayHaveInterest } from '../../call/call-relation.js';
import type { CallRow } from '../../call/call.entity.js';
import { isGuarded } from '../../call/call-visibility.js';
import { Directory } from '../../directory/directory.js';
import { isHere } from '../../directory/holder.js';
import type { CommandActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { CONFIG, type Config } from '../../kernel/config.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import {
  VIDEO_GUEST_PAGE,
  VIDEO_LINK_SECONDS,
  VIDEO_SEATS,
  type VideoGuestOpened,
  type VideoGuestPayload,
  type VideoInvited,
  type VideoInvitePayload,
} from '../../protocol/conversation/video.js';
import { SECOND } from '../../protocol/time/durations.js';
import { Store, type Tx } from '../../store/store.js';
import { PeerViews } from '../peer-views.js';
import {
  findInvitationOfLink,
  insertInvitation,
  isInvited,
  useLink,
} from '../rows/invitations.repository.js';
import type { VideoCallRow } from '../rows/video.entity.js';
import { findVideo } from '../rows/videos.repository.js';
import { VideoCommandsService, type VideoAtHand } from '../video-commands.service.js';
import type { VideoNamespace } from '../pages/video-page.js';
import { VideoPublisher } from '../video-publisher.js';

const LINK_BYTES = 32;
const linkSealContext = 'video_invitation.link';

@Injectable()
export class VideoInvitationsService {
  constructor(
    private readonly commands: VideoCommandsService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly guests: GuestSessionsService,
    private readonly views: PeerViews,
    private readonly publisher: VideoPublisher,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** By who is in it and of the call; where it is guarded by its holder alone. */
  async invite(
    asker: CommandActor,
    namespace: VideoNamespace,
    { videoId, personId }: VideoInvitePayload,
  ): Promise<VideoInvited> {
    const link = personId === undefined ? randomBytes(LINK_BYTES).toString('base64url') : undefined;
    await this.commands.command('video-invite', asker, namespace, videoId, async (at) => {
      const { line, own, peers, speaker, video } = at;
      if (!own) refuse('video_not_in');
      if (speaker === 'third') refuse('video_principals');
      if (isGuarded(line) && speaker !== 'holder') refuse('video_guarded');
      if (peers.length >= VIDEO_SEATS) refuse('video_full', { params: { max: VIDEO_SEATS } });
      if (personId !== undefined) this.requireInvitable(line, personId);
      await this.keep(at, asker, { personId, link });
      if (personId === undefined) return undefined;
      const [from] = await this.views.of([own!]);
      return () => this.publisher.ringPerson(personId, { videoId: video.id, callId: line.id, from: from! });
    });
    return link === undefined ? {} : { url: `${this.config.publicUrl}/${VIDEO_GUEST_PAGE}#${link}` };
  }

  /** @throws Refusal `invalid` where they are not of the unit or have no page of their own, `video_recused` */
  private requireInvitable(line: Readonly<CallRow>, personId: string): void {
    const person = this.directory.person(personId);
    const fits =
      person !== undefined &&
      isHere(this.directory, line.unitId, personId) &&
      person.roles.some((role) => role === 'worker' || role === 'officer');
    if (!fits) refuse('invalid', { fields: { personId: 'field_choice' } });
    if (mayHaveInterest(line, { id: personId })) refuse('video_recused');
  }

  private async keep(
    { tx, video, now }: VideoAtHand,
    { id }: CommandActor,
    { personId, link }: { personId: string | undefined; link: string | undefined },
  ): Promise<void> {
    if (personId !== undefined && (await isInvited(tx, video.id, personId))) return;
    await insertInvitation(tx, {
      id: newId(this.clock),
      videoId: video.id,
      personId: personId ?? null,
      linkHash: link === undefined ? null : this.seal.index(linkSealContext, link),
      invitedBy: id,
      invitedAt: now,
      expiresAt: now + VIDEO_LINK_SECONDS * SECOND,
      usedAt: null,
      endedAt: null,
    });
  }

  /**
   * Somebody has the link and says what they are called: theirs is a session for this video call.
   * @throws Refusal `video_link_unknown`, `video_link_used`, `video_link_over`
   */
  open({ link, name }: VideoGuestPayload): Promise<VideoGuestOpened> {
    const hash = this.seal.index(linkSealContext, link);
    return this.store.write('video-guest', async (tx) => {
      const { id, video } = await this.requireLink(tx, hash);
      const token = await this.guests.open(tx, { id, videoId: video.id, unitId: video.unitId, name });
      return { videoId: video.id, token };
    });
  }

  private async requireLink(tx: Tx, hash: string): Promise<{ id: string; video: VideoCallRow }> {
    const row = (await findInvitationOfLink(tx, hash)) ?? refuse('video_link_unknown');
    const video = await findVideo(tx, row.videoId);
    if (!video || video.endedAt !== null) return refuse('video_link_over');
    if (await useLink(tx, row.id, this.clock.now())) return { id: row.id, video };
    return refuse(row.usedAt === null ? 'video_link_over' : 'video_link_used');
  }
}
