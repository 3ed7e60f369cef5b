import { Entity } from 'typeorm';
import { Flag, Id, Instant, Text } from '../store/column-types.js';
import type { Basis } from '../protocol/codes.js';
import type { PosterRequestState, SetAsideReason } from '../protocol/residents/posters.js';

/** What a community's QR leads to. Ended and never deleted: an old paper still hangs somewhere, and says so. */
@Entity('poster')
export class PosterRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  /** 128 bits by chance; on the paper for everybody, so it is no secret that would have to be sealed. */
  @Text() token!: string;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text({ nullable: true }) endedBy!: string | null;
}

/** What a resident left there. */
@Entity('poster_request')
export class PosterRequestRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text() posterId!: string;
  @Text() number!: string;
  /** Of the page that was opened: sent again it is the same request. */
  @Text() formKey!: string;
  /** Keyed index of the address on the network; gone after a day. */
  @Text({ nullable: true }) addressKey!: string | null;
  /** Sealed, both; gone once it is a call, else some time after it was set aside. */
  @Text({ nullable: true }) words!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Flag() atDesk!: boolean;
  @Text() basis!: Basis;
  @Instant() leftAt!: number;
  @Instant() lateAt!: number;
  /** When a coordinator is to be told; null: they were, or somebody has touched it. */
  @Instant({ nullable: true }) remindAt!: number | null;
  @Instant({ nullable: true }) remindedAt!: number | null;
  @Text() state!: PosterRequestState;
  @Text({ nullable: true }) settledBy!: string | null;
  @Instant({ nullable: true }) settledAt!: number | null;
  @Text({ nullable: true }) reason!: SetAsideReason | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) callId!: string | null;
  /** When what is sealed of it is taken away. */
  @Instant({ nullable: true }) eraseAt!: number | null;
}
