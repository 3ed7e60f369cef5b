import { Entity } from 'typeorm';
import { Id, Instant, Text } from '../../store/column-types.js';

/**
 * A telephone or PC that many use, enrolled once. It is no account: it has no password and cannot sign in; its
 * id stands in the journal where nobody has said who acts.
 */
@Entity('device')
export class DeviceRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** community: raises calls · shift: taken by an officer for a shift · wall: shows the unit's figures, nobody acts */
  @Text() kind!: 'community' | 'shift' | 'wall';
  /** Of a community's device; null for the others. */
  @Text({ nullable: true }) communityId!: string | null;
  /** A shift phone of one department; null where every officer of the unit may take it. */
  @Text({ nullable: true }) departmentId!: string | null;
  /** What people call it, beside its place; empty for the usual name. */
  @Text() label!: string;
  /** Its own telephone number, sealed: whom to call back where nobody has said who acts. */
  @Text({ nullable: true }) phone!: string | null;
  /** The code that enrols it, once, by its keyed index; null when it was used. */
  @Text({ nullable: true, unique: true }) codeHash!: string | null;
  @Instant({ nullable: true }) codeExpiresAt!: number | null;
  /** 256 random bits, here only as their SHA-256; null before it is enrolled and after it is withdrawn. */
  @Text({ nullable: true, unique: true }) tokenHash!: string | null;
  @Text() invitedBy!: string;
  @Instant() createdAt!: number;
  @Instant({ nullable: true }) enrolledAt!: number | null;
  @Instant({ nullable: true }) expiresAt!: number | null;
  @Instant({ nullable: true }) seenAt!: number | null;
  /** The browser it was enrolled with, to tell devices apart. */
  @Text() agent!: string;
  @Instant({ nullable: true }) withdrawnAt!: number | null;
  @Text({ nullable: true }) withdrawnBy!: string | null;
  /** Who said that they act, or who took the phone with their PIN. */
  @Text({ nullable: true }) actingId!: string | null;
  @Instant({ nullable: true }) actingSince!: number | null;
  /** When somebody did something on it last. */
  @Instant({ nullable: true }) usedAt!: number | null;
  /** Particulars are read in clear until then, by who acts. */
  @Instant({ nullable: true }) unlockedUntil!: number | null;
}
