import { Entity } from 'typeorm';
import { Flag, Id, Instant, Integer, Text } from '../../store/column-types.js';
import type { TalkOrderDecision, TalkOrderState } from '../../protocol/outreach/talk-orders.js';

/** A talk that communities may order. Never deleted: orders name it. */
@Entity('talk')
export class TalkRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** A category's code. */
  @Text() theme!: string;
  @Text() title!: string;
  @Text() givenBy!: string;
  @Integer() minutes!: number;
  @Text() material!: string;
  @Text() audience!: string;
  @Flag() isOffered!: boolean;
}

/** An order of a talk, and its newest answer. */
@Entity('talk_order')
export class TalkOrderRow {
  /** Made by the client. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() number!: string;
  @Text() talkId!: string;
  /** Of an enterprise's order where that lies. */
  @Text() communityId!: string;
  @Text({ nullable: true }) enterpriseId!: string | null;
  @Text({ nullable: true }) audience!: string | null;
  @Integer({ nullable: true }) people!: number | null;
  /** YYYY-MM-DD, both. */
  @Text({ nullable: true }) wishedFrom!: string | null;
  @Text({ nullable: true }) wishedTo!: string | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
  @Text() orderedBy!: string;
  @Instant() orderedAt!: number;
  @Text() state!: TalkOrderState;
  /** The limit as it was when it was ordered, in working hours. */
  @Integer() answerHours!: number;
  /** From then on it is soon due. */
  @Instant() nearAt!: number;
  @Instant() dueAt!: number;
  /** When coordinators are told of the deadline next; null: nothing is left to tell. */
  @Instant({ nullable: true }) remindAt!: number | null;
  /** The first answer, which stops the clock. */
  @Instant({ nullable: true }) answeredAt!: number | null;
  /** The newest answer. */
  @Instant({ nullable: true }) answerAt!: number | null;
  @Text({ nullable: true }) answerBy!: string | null;
  /** Sealed. */
  @Text({ nullable: true }) answerText!: string | null;
  @Text({ nullable: true }) decision!: TalkOrderDecision | null;
  /** YYYY-MM-DD */
  @Text({ nullable: true }) plannedDay!: string | null;
  /** The activity that it is held as: while it is planned the order follows it. */
  @Text({ nullable: true }) activityId!: string | null;
  /** When that was set for another time or place since the newest answer. */
  @Instant({ nullable: true }) movedAt!: number | null;
  /** When it was withdrawn, or said to have taken place. */
  @Instant({ nullable: true }) endedAt!: number | null;
}
