import { Entity } from 'typeorm';
import type { Role } from '../../protocol/codes.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** Somebody who can sign in. */
@Entity('account')
export class AccountRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text({ nullable: true }) departmentId!: string | null;
  @Text({ unique: true }) username!: string;
  /** argon2id, with its parameters. */
  @Text() passwordHash!: string;
  @Text() name!: string;
  /** 检察官, 检察官助理, 书记员 for officers. */
  @Text({ nullable: true }) title!: string | null;
  @Json() roles!: Role[];
  /** The categories this officer is skilled in. */
  @Json() skills!: string[];
  /** Sealed. */
  @Text({ nullable: true }) phone!: string | null;
  /** Sealed; the account asks for a one-time code where it is set. */
  @Text({ nullable: true }) totpSecret!: string | null;
  /** Where a one-time code was used last, so that it is not taken twice. */
  @Integer({ nullable: true }) totpUsedStep!: number | null;
  @Instant() createdAt!: number;
  @Instant({ nullable: true }) disabledAt!: number | null;
  /** What an officer may not do here was shown and acknowledged. */
  @Instant({ nullable: true }) briefedAt!: number | null;
  @Flag() mustChangePassword!: boolean;
}

/** A worker's or volunteer's belonging to a community; the lowest position is the account's first community. */
@Entity('membership')
export class MembershipRow {
  @Id() id!: string;
  @Text() accountId!: string;
  @Text() communityId!: string;
  @Integer() position!: number;
}

/** A signed-in device. The token is 256 random bits and stands here only as its SHA-256. */
@Entity('session')
export class SessionRow {
  @Id() id!: string;
  @Text({ unique: true }) tokenHash!: string;
  @Text() accountId!: string;
  @Text() kind!: 'cookie' | 'bearer';
  @Text() device!: string;
  @Instant() createdAt!: number;
  @Instant() seenAt!: number;
  @Instant() expiresAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
}

/** Failed sign-ins, counted by name and origin together so that an outsider cannot lock somebody out. */
@Entity('sign_in_failure')
export class SignInFailureRow {
  @Id() id!: string;
  @Integer() count!: number;
  @Instant() since!: number;
  @Instant({ nullable: true }) lockedUntil!: number | null;
}

/** By which somebody is known on shared devices: argon2id of a keyed hash. */
@Entity('pin')
export class PinRow {
  /** The account's. */
  @Id() id!: string;
  @Text() hash!: string;
  @Instant() setAt!: number;
}
/** Wrong PINs in a row, by person and device together. */
@Entity('pin_failure')
export class PinFailureRow {
  @Id() id!: string;
  @Text() accountId!: string;
  @Integer() count!: number;
}

/** Who looked at or changed what, and why. Holds no personal data. */
@Entity('audit')
export class AuditEntryRow {
  @Id() id!: string;
  @Instant() at!: number;
  @Text({ nullable: true }) actorId!: string | null;
  @Text() act!: string;
  @Text() subject!: string;
  @Text({ nullable: true }) reason!: string | null;
  @Json() data!: Record<string, unknown>;
}
