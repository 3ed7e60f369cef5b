import { Entity } from 'typeorm';
import type { AgeBand } from '../../protocol/outreach.js';
import { Id, Instant, Integer, Json, Text } from '../../store/column-types.js';

/** One activity of legal outreach. Whether it is planned, runs or is done is said by the clock. */
@Entity('activity')
export class ActivityRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** Names one activity of a unit for ever: 20261201-H03, by the day it was first set for. */
  @Text() number!: string;
  /** A category's code. */
  @Text() theme!: string;
  @Text() title!: string;
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  @Text() place!: string;
  /** null: for the whole unit. */
  @Text({ nullable: true }) communityId!: string | null;
  /** The enterprise that it is for; null where it is for none in particular. */
  @Text({ nullable: true }) enterpriseId!: string | null;
  /** null: any number. */
  @Integer({ nullable: true }) capacity!: number | null;
  /** How many attendances have a sign-up: counted here so that a full one is one condition. */
  @Integer() signedUp!: number;
  /** Accounts. */
  @Json() inCharge!: string[];
  @Text({ nullable: true }) seriesId!: string | null;
  /** What its check-in codes are made of, sealed. */
  @Text() codeSecret!: string;
  @Instant({ nullable: true }) cancelledAt!: number | null;
  /** Why it was cancelled, sealed. */
  @Text({ nullable: true }) reason!: string | null;
  /** How often what calendars show of it has changed. */
  @Integer() sequence!: number;
}

/** One resident who came, by age and never by name. */
@Entity('activity_arrival')
export class ArrivalRow {
  /** A UUID made by the client. */
  @Id() id!: string;
  @Text() activityId!: string;
  @Text() band!: AgeBand;
  @Text() countedBy!: string;
  /** Taken back by who counted it; kept, so that a late repeat does not count it again. */
  @Instant({ nullable: true }) undoneAt!: number | null;
}

/** What somebody said of an activity; a person has one word on it, that they may change. */
@Entity('activity_feedback')
export class FeedbackRow {
  @Id() id!: string;
  @Text() activityId!: string;
  @Text() personId!: string;
  /** Sealed. */
  @Text() text!: string;
  @Instant() at!: number;
}
