import { IntakeEntryRow } from './intake-entry.entity.js';
import { Entity, PrimaryColumn } from 'typeorm';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import type {
  DeskPlace,
  CallState,
  DeedName,
  DrillKind,
  OfferEnd,
  ReferralWay,
  Urgency,
} from '../protocol/codes.js';
import type { BeneficiaryKind, Purpose } from '../protocol/residents/beneficiaries.js';
import type { Outcome } from '../protocol/calls/outcomes.js';
import type { ClockBook } from './clock-book.js';
import type { RingKind } from '../protocol/calls/timeline.js';
import type { Speaker } from '../protocol/calls/message.js';
import type { RingBook } from './ring-book.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** The call's latest line: what the journal says, folded. Written with the facts, in one transaction. */
@Entity('call')
export class CallRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  @Text() raisedBy!: string;
  @Text() clientCallId!: string;
  @Text() number!: string;
  @Integer() version!: number;
  @Text() state!: CallState;
  @Text() category!: string;
  @Text() urgency!: Urgency;
  /** Sealed; null where no words were given. */
  @Text({ nullable: true }) summary!: string | null;
  @Instant() raisedAt!: number;
  @Instant() answerBy!: number;
  @Instant({ nullable: true }) answeredAt!: number | null;
  @Instant() closeBy!: number;
  @Instant({ nullable: true }) closedAt!: number | null;
  @Text({ nullable: true }) holderId!: string | null;
  @Text({ nullable: true }) outcome!: Outcome | null;
  @Flag({ nullable: true }) solved!: boolean | null;
  @Json({ nullable: true }) referral!: {
    body: string;
    contact?: string;
    how: ReferralWay;
    replyBy?: string;
  } | null;
  @Integer({ nullable: true }) rating!: number | null;
  /** What the resident said of this closing; null where they have not. */
  @Flag({ nullable: true }) residentSolved!: boolean | null;
  /** From 1 to 5. */
  @Integer({ nullable: true }) residentSatisfied!: number | null;
  @Integer() messageCount!: number;
  @Instant({ nullable: true }) lastMessageAt!: number | null;
  /** The next instant at which the clock has a command to bring here; null where it has none. */
  @Instant({ nullable: true }) dueAt!: number | null;
  @Json() policy!: EscalationPolicy;
  @Json() ringing!: RingBook;
  /** Its deadlines; null for a call of before there were any but the two above. */
  @Json({ nullable: true }) clocks!: ClockBook | null;
  /** A marked false call; null for a real one. */
  @Text({ nullable: true }) drill!: DrillKind | null;
  /** A walk-in: no answer was waited for, so that no time to answer counts it. */
  @Flag() desk!: boolean;
  /** The activity of outreach at which it was raised. */
  @Text({ nullable: true }) activityId!: string | null;
  /** Where a walk-in was taken; null where nobody said so, and for what rang. */
  @Text({ nullable: true }) deskPlace!: DeskPlace | null;
  /** When it fell due while the hub was away, as long as it stands on the list of those found late. */
  @Instant({ nullable: true }) lateAt!: number | null;
  /** When the next thing is to be done after its closing; null where nothing is. */
  @Instant({ nullable: true }) followUpAt!: number | null;
  /** The call that leads the matter that several calls are of, itself too; null where it is of none. */
  @Text({ nullable: true }) matterId!: string | null;
}

/** The journal: everything that happened to a call, numbered per call. The key settles every race. */
@Entity('fact')
export class FactRow {
  @PrimaryColumn({ type: 'text', name: 'call_id' }) callId!: string;
  @PrimaryColumn({ type: 'integer', name: 'seq' }) seq!: number;
  @Instant() at!: number;
  @Text({ nullable: true }) actorId!: string | null;
  @Text() deed!: DeedName;
  /** As JSON, with who was passed over written short: see facts.repository.ts. */
  @Text() data!: string;
  /** Reason or note in a person's words, sealed. */
  @Text({ nullable: true }) words!: string | null;
}

/** One ring to one officer for one call. */
@Entity('offer')
export class OfferRow {
  @Id() id!: string;
  @Text() callId!: string;
  @Text() officerId!: string;
  @Text() kind!: RingKind;
  @Integer() step!: number;
  @Instant() rungAt!: number;
  @Instant() expiresAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  @Text({ nullable: true }) ending!: OfferEnd | null;
  /** The call has waited: an officer is rung for one such call at a time. */
  @Flag() waited!: boolean;
  /** The ring reached a device. */
  @Instant({ nullable: true }) receivedAt!: number | null;
}

@Entity('message')
export class MessageRow {
  @Id() id!: string;
  @Text() callId!: string;
  @Text() clientMessageId!: string;
  @Text() fromId!: string;
  @Text() role!: Speaker;
  /** Sealed. */
  @Text() text!: string;
  @Instant() at!: number;
  /** What was sent with it, as JSON, sealed: a file's name is its sender's words. */
  @Text({ nullable: true }) file!: string | null;
  /** The message that it answers. */
  @Text({ nullable: true }) replyTo!: string | null;
}

/** Who to call back and who is helped, each value sealed for itself. Read by holder and raiser only. */
@Entity('call_particulars')
export class ParticularsRow {
  @PrimaryColumn({ type: 'text', name: 'call_id' }) callId!: string;
  @Text({ nullable: true }) callbackName!: string | null;
  @Text({ nullable: true }) callbackPhone!: string | null;
  @Text({ nullable: true }) residentName!: string | null;
  @Text({ nullable: true }) residentPhone!: string | null;
  @Text({ nullable: true }) basis!: string | null;
  /** null: a person. */
  @Text({ nullable: true }) residentKind!: BeneficiaryKind | null;
  /** Who asked, and when, for what stands in basis and purposes now. */
  @Text({ nullable: true }) consentBy!: string | null;
  @Instant({ nullable: true }) consentAt!: number | null;
  @Json({ nullable: true }) purposes!: Purpose[] | null;
  /** A keyed index of the beneficiary's telephone: finds their earlier calls without opening any. */
  @Text({ nullable: true }) residentKey!: string | null;
}

/** Running numbers, per unit and local day. */
@Entity('counter')
export class CallCounterRow {
  @Id() id!: string;
  @Integer() value!: number;
}

export const CALL_ROWS = [
  CallRow,
  FactRow,
  OfferRow,
  MessageRow,
  ParticularsRow,
  CallCounterRow,
  IntakeEntryRow,
];
