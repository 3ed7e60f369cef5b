import { Entity } from 'typeorm';
import type { Served, ServingRole } from '../protocol/hours.js';
import type { CheckInKind } from '../protocol/service.js';
import { Flag, Id, Instant, Integer, Text } from '../store/column-types.js';

/** One checking in and out. A person has one that runs at most. */
@Entity('service_session')
export class ServiceSessionRow {
  /** A UUID made by the client. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() personId!: string;
  @Text() who!: ServingRole;
  @Text() kind!: CheckInKind;
  @Text({ nullable: true }) communityId!: string | null;
  @Text({ nullable: true }) served!: Served | null;
  @Text() activity!: string;
  /** The set length; null where nothing was set. */
  @Integer({ nullable: true }) plannedMinutes!: number | null;
  @Text({ nullable: true }) inCharge!: string | null;
  @Instant() startedAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** When the clock ends it; null once it has ended. */
  @Instant({ nullable: true }) dueAt!: number | null;
  /** Ended by the clock because nobody checked out. */
  @Flag() forgotten!: boolean;
}

/**
 * One person at one activity: signed up, checked in, checked out, each once. Of a person one runs at most. It
 * stands with the ledger, since what runs counts before there is a line of it.
 */
@Entity('attendance')
export class AttendanceRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() activityId!: string;
  @Text() personId!: string;
  @Text() who!: ServingRole;
  /** null for who is in charge and came without a place of their own. */
  @Instant({ nullable: true }) signedUpAt!: number | null;
  @Instant({ nullable: true }) startedAt!: number | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** When the clock ends it; null before it has begun and once it has ended. */
  @Instant({ nullable: true }) dueAt!: number | null;
  /** Checked in or out by the organiser's list. */
  @Flag() byList!: boolean;
  /** Ended by the clock because nobody checked out. */
  @Flag() forgotten!: boolean;
}
