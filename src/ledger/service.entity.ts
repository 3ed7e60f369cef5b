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
