import { Entity } from 'typeorm';
import type {
  AgencyAnswer,
  AgencyRequestKind,
  AgencyRequestState,
  AgencyRequestSubject,
  ConsentWay,
} from '../protocol/relief/agency-requests.js';
import { Flag, Id, Instant, Integer, Text } from '../store/column-types.js';

/** What another agency was asked for beside a lead, a petition or a call, and what came of it. Never deleted. */
@Entity('agency_request')
export class AgencyRequestRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() subjectKind!: AgencyRequestSubject;
  @Text() subjectId!: string;
  @Text() subjectNumber!: string;
  /** The call that the subject is, or came from: who may not read that one reads no words here. */
  @Text({ nullable: true }) callId!: string | null;
  /** A guarded matter that came of no call: its words are for who asked, who is in charge and coordinators. */
  @Flag() guarded!: boolean;
  @Text({ nullable: true }) communityId!: string | null;
  @Text() kind!: AgencyRequestKind;
  /** Of the unit's list of bodies; null where it was named freely. */
  @Text({ nullable: true }) bodyId!: string | null;
  @Text() agency!: string;
  /** Sealed, as all that people said. */
  @Text({ nullable: true }) contact!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Text() what!: string;
  @Text() consentWay!: ConsentWay;
  /** YYYY-MM-DD */
  @Text({ nullable: true }) consentOn!: string | null;
  @Text({ nullable: true }) consentReason!: string | null;
  @Text() askedBy!: string;
  @Instant() askedAt!: number;
  /** Who has the subject in charge; of a call it is whoever holds that. */
  @Text() inCharge!: string;
  @Text() state!: AgencyRequestState;
  /** The setting as it was then, in working days; null where the day was named. */
  @Integer({ nullable: true }) days!: number | null;
  /** From then on it is soon due. */
  @Instant() nearAt!: number;
  @Instant() dueAt!: number;
  /** When who asked is told of the deadline next; null: nothing is left to tell. */
  @Instant({ nullable: true }) remindAt!: number | null;
  @Text({ nullable: true }) receipt!: string | null;
  @Instant({ nullable: true }) receiptAt!: number | null;
  @Text({ nullable: true }) remindedBy!: string | null;
  @Instant({ nullable: true }) remindedAt!: number | null;
  @Text({ nullable: true }) answer!: AgencyAnswer | null;
  @Text({ nullable: true }) answerText!: string | null;
  /** YYYY-MM-DD */
  @Text({ nullable: true }) answeredOn!: string | null;
  @Flag({ nullable: true }) inTime!: boolean | null;
  /** Of the answer as it was noted, or of the withdrawal. */
  @Text({ nullable: true }) endedBy!: string | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Grows with each change. */
  @Integer() version!: number;
}
