import { Entity } from 'typeorm';
import type { NearStage } from '../protocol/codes.js';
import type { CommitmentState } from '../protocol/communities/liaison.js';
import { Flag, Id, Instant, Text } from '../store/column-types.js';

/** What was promised in a community. It is its liaison officer's to keep, whoever that is by then. */
@Entity('liaison_promise')
export class PromiseRow {
  /** A UUID made by the client. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text({ nullable: true }) callId!: string | null;
  /** Sealed. */
  @Text() text!: string;
  /** Whose name in the text lists mask; sealed. */
  @Text({ nullable: true }) name!: string | null;
  /** Of a whole day its morning. */
  @Instant() dueAt!: number;
  @Flag() wholeDay!: boolean;
  @Text() state!: CommitmentState;
  /** How it was spoken of last. */
  @Text({ nullable: true }) stage!: NearStage | null;
  /** When it is spoken of next; null once it ended, and where it was said to be over often enough. */
  @Instant({ nullable: true }) wakeAt!: number | null;
  @Text() promisedBy!: string;
  @Instant() promisedAt!: number;
  @Text({ nullable: true }) endedBy!: string | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Why it was withdrawn; sealed. */
  @Text({ nullable: true }) reason!: string | null;
}

/** Somebody waits for a visit. */
@Entity('visit_wanted')
export class WantedVisitRow {
  /** A UUID made by the client. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text({ nullable: true }) callId!: string | null;
  /** Sealed. */
  @Text() text!: string;
  /** Who is to be visited; sealed. */
  @Text({ nullable: true }) name!: string | null;
  /** YYYY-MM-DD */
  @Text() byDay!: string;
  @Text() state!: CommitmentState;
  @Text() askedBy!: string;
  @Instant() askedAt!: number;
  @Text({ nullable: true }) endedBy!: string | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Why it was withdrawn; sealed. */
  @Text({ nullable: true }) reason!: string | null;
}

/** A visit to a community. Its beginning and its end are those of the check-in of the same id; its minutes stand in the ledger. */
@Entity('visit')
export class VisitRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text() personId!: string;
  /** How it went; sealed. */
  @Text({ nullable: true }) words!: string | null;
  /** When its end was said; null while nobody has, also of one that ended by itself. */
  @Instant({ nullable: true }) toldAt!: number | null;
  /** When it is looked whether its end was forgotten; null once it was said, or that was spoken of. */
  @Instant({ nullable: true }) wakeAt!: number | null;
}
