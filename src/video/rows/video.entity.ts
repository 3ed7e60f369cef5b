import { Entity } from 'typeorm';
import type { VideoConsentWay, VideoEnd, VideoSide } from '../../protocol/conversation/video.js';
import type { VideoNamespace } from '../pages/video-page.js';
import { Id, Instant, Text } from '../../store/column-types.js';

/** A video call: of one call at most one is not ended. */
@Entity('video_call')
export class VideoCallRow {
  @Id() id!: string;
  @Text() callId!: string;
  @Text() unitId!: string;
  @Text() startedBy!: string;
  @Instant() startedAt!: number;
  /** Who held the call and was asked to come; null where nobody was. */
  @Text({ nullable: true }) rungOfficer!: string | null;
  /** When the community and the procuratorate were both there first. */
  @Instant({ nullable: true }) beganAt!: number | null;
  /** How the resident was asked, once they said yes. */
  @Text({ nullable: true }) consent!: VideoConsentWay | null;
  /** When it ends of there being one page or none; null where there are two. */
  @Instant({ nullable: true }) aloneAt!: number | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text({ nullable: true }) why!: VideoEnd | null;
}

/** A person with one page of theirs. */
@Entity('video_peer')
export class VideoPeerRow {
  @Id() id!: string;
  @Text() videoId!: string;
  /** Of a guest: their session. */
  @Text() personId!: string;
  @Text() sessionId!: string;
  @Text() side!: VideoSide;
  @Text() namespace!: VideoNamespace;
  /** Where its page is connected, or was. */
  @Text() socketId!: string;
  @Instant() joinedAt!: number;
  /** Moved on by the node that has the page; from then on nobody waits for it. */
  @Instant() aliveUntil!: number;
  @Instant({ nullable: true }) leftAt!: number | null;
}

/** Somebody beside the people of the call: one of the unit, or whoever has the link. */
@Entity('video_invitation')
export class VideoInvitationRow {
  @Id() id!: string;
  @Text() videoId!: string;
  @Text({ nullable: true }) personId!: string | null;
  /** Keyed; null where somebody of the unit is meant. */
  @Text({ nullable: true }) linkHash!: string | null;
  @Text() invitedBy!: string;
  @Instant() invitedAt!: number;
  /** The link opens before that. */
  @Instant() expiresAt!: number;
  @Instant({ nullable: true }) usedAt!: number | null;
  /** They were put out, and do not come in again. */
  @Instant({ nullable: true }) endedAt!: number | null;
}
