import { Entity } from 'typeorm';
import type { PauseReason } from '../protocol/codes.js';
import { Flag, Id, Instant, Json, Text } from '../store/column-types.js';

/** Who is on duty now. One row an officer, kept when off duty for the memory of the last ring. */
@Entity('duty')
export class DutyRow {
  /** The officer. */
  @Id() id!: string;
  @Text() unitId!: string;
  /** Signed on at; null when off duty. */
  @Instant({ nullable: true }) since!: number | null;
  @Text({ nullable: true }) sessionId!: string | null;
  @Text({ nullable: true }) pauseReason!: PauseReason | null;
  @Instant({ nullable: true }) pausedAt!: number | null;
  @Instant({ nullable: true }) pausedUntil!: number | null;
  /** From when the running stretch counts: the sign-on, the last resume or the last midnight. */
  @Instant({ nullable: true }) runningFrom!: number | null;
  /** Stretches that ended with a pause and are not in the ledger yet. */
  @Json() stretches!: { from: number; to: number }[];
  @Instant({ nullable: true }) lastRungAt!: number | null;
  /** A page of this officer was seen last at; live means within 15 s. */
  @Instant({ nullable: true }) seenAt!: number | null;
  /** The next instant at which the clock has a command to bring: a pause's end, midnight, a forgotten sign-off. */
  @Instant({ nullable: true }) dueAt!: number | null;
  /** Signing off: until then others may take what is handed over; null where they are not. */
  @Instant({ nullable: true }) endingAt!: number | null;
  @Json({ nullable: true }) ending!: HandoverIntent | null;
}

/** What was said of the held calls at the end of a shift. */
export interface HandoverIntent {
  /** Knowingly kept. */
  kept: string[];
  /** Whom each other call was given to, as asked, so that the same asked again is known as that. */
  given: string[];
  /** Nobody took what is open, and its holder was asked again. */
  asked: boolean;
}

/** One signing on and off. */
@Entity('duty_session')
export class DutySession {
  @Id() id!: string;
  @Text() officerId!: string;
  @Text() unitId!: string;
  @Instant() startedAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Ended by the clock because nobody signed off. */
  @Flag() forgotten!: boolean;
  /** Calls the officer knowingly kept at sign-off. */
  @Flag() kept!: boolean;
}
