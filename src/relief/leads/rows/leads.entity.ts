import { Entity, PrimaryColumn } from 'typeorm';
import type { GateCase, LeadBasis, LeadKind, LeadStep, VisitWay } from '../../../protocol/relief/leads.js';
import { Flag, Id, Instant, Integer, Text } from '../../../store/column-types.js';
import type { LeadDeadlineName, LeadDeadlineUnit } from '../way/lead-deadlines.js';

/** A lead for judicial relief, as far as it has come. Its particulars are sealed, each for itself. */
@Entity('lead')
export class LeadRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() number!: string;
  @Text() kind!: LeadKind;
  @Text() sourceKind!: 'call' | 'activity' | 'department' | 'look_back';
  /** The call, activity or department. */
  @Text() sourceId!: string;
  @Text({ nullable: true }) communityId!: string | null;
  @Text() madeBy!: string;
  @Instant() madeAt!: number;
  @Text() inCharge!: string;
  /** Whose lead it was when it was made; for what departments look back on. */
  @Text({ nullable: true }) departmentId!: string | null;
  /** Of who made it and all that they said: a repeat finds what it repeats. */
  @Text() sameAs!: string;
  @Text() step!: LeadStep;
  @Text({ nullable: true }) gateCase!: GateCase | null;
  @Flag({ nullable: true }) granted!: boolean | null;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** Of the first of its deadlines that are open. */
  @Instant({ nullable: true }) nearAt!: number | null;
  @Instant({ nullable: true }) dueAt!: number | null;
  /** Sealed, as all below but the basis. */
  @Text() note!: string;
  @Text({ nullable: true }) name!: string | null;
  @Text({ nullable: true }) phone!: string | null;
  @Text({ nullable: true }) idNumber!: string | null;
  @Text({ nullable: true }) address!: string | null;
  @Text({ nullable: true }) circumstances!: string | null;
  @Text({ nullable: true }) basis!: LeadBasis | null;
  /** YYYY-MM-DD: when the money arrived, and when the applicant was told. */
  @Text({ nullable: true }) paidOn!: string | null;
  @Text({ nullable: true }) toldOn!: string | null;
  @Instant({ nullable: true }) answeredAt!: number | null;
  @Text({ nullable: true }) answeredBy!: string | null;
  @Flag({ nullable: true }) helped!: boolean | null;
  /** Sealed. */
  @Text({ nullable: true }) answerText!: string | null;
  /** Grows with every change. */
  @Integer() version!: number;
}

/** A step that was done; each once a lead. */
@Entity('lead_step')
export class LeadStepRow {
  @PrimaryColumn({ type: 'text', name: 'lead_id' }) leadId!: string;
  @PrimaryColumn({ type: 'text', name: 'step' }) step!: LeadStep;
  /** From 1: the how manyeth it is. */
  @Integer() place!: number;
  @Instant() at!: number;
  @Text() doneBy!: string;
  /** What it was told with, as JSON, sealed. */
  @Text({ nullable: true }) said!: string | null;
}

/** When something of a lead is to be done. Open while neither done nor dropped. */
@Entity('lead_deadline')
export class LeadDeadlineRow {
  @PrimaryColumn({ type: 'text', name: 'lead_id' }) leadId!: string;
  @PrimaryColumn({ type: 'text', name: 'name' }) name!: LeadDeadlineName;
  @Text() unit!: LeadDeadlineUnit;
  @Integer() amount!: number;
  @Instant() fromAt!: number;
  @Instant() nearAt!: number;
  @Instant() dueAt!: number;
  /** When whoever is in charge is told of it next; null: nothing is left to tell. */
  @Instant({ nullable: true }) remindAt!: number | null;
  @Instant({ nullable: true }) doneAt!: number | null;
  /** The lead ended without it. */
  @Instant({ nullable: true }) droppedAt!: number | null;
}

/** A visit after the relief that was made; one a lead and month. */
@Entity('lead_visit')
export class LeadVisitRow {
  @PrimaryColumn({ type: 'text', name: 'lead_id' }) leadId!: string;
  @PrimaryColumn({ type: 'integer', name: 'months' }) months!: number;
  @Instant() at!: number;
  @Text() doneBy!: string;
  @Text() way!: VisitWay;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
}

/** That somebody was granted relief for a case, whichever unit it was; two of one key there cannot be. */
@Entity('lead_grant')
export class LeadGrantRow {
  /** A keyed index of person and case. */
  @Id() id!: string;
  @Text() leadId!: string;
}

export const LEAD_ROWS = [LeadRow, LeadStepRow, LeadDeadlineRow, LeadVisitRow, LeadGrantRow];
