import { Entity } from 'typeorm';
import { Flag, Id, Instant, Integer, Text } from '../store/column-types.js';
import type { PetitionState, PetitionStep, PetitionWay } from '../protocol/relief/petitions.js';

/** A petition that was handed on, one a call, and what is due of it next. */
@Entity('petition')
export class PetitionRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() communityId!: string;
  /** Unique. */
  @Text() callId!: string;
  /** The call's. */
  @Text() number!: string;
  /** How often it was handed on: a call that was opened again may be once more. */
  @Integer() round!: number;
  /** When the call was closed as referred. */
  @Instant() handedOnAt!: number;
  /** Who closed it, until it is handed to a colleague. */
  @Text() inChargeId!: string;
  @Text() state!: PetitionState;
  /** As the unit's settings were when it was handed on. */
  @Integer() procedureDays!: number;
  @Integer() outcomeMonths!: number;
  @Integer() everyMonths!: number;
  @Text({ nullable: true }) receipt!: string | null;
  /** When the answer by procedure falls due, and the local day on which it was given. */
  @Instant() procedureDueAt!: number;
  @Text({ nullable: true }) procedureOn!: string | null;
  /** What is due next; null where nothing is. */
  @Text({ nullable: true }) awaits!: 'procedure' | 'progress' | null;
  /** From then on it is soon due. */
  @Instant({ nullable: true }) nearAt!: number | null;
  @Instant({ nullable: true }) dueAt!: number | null;
  /** When it is spoken of next; null: nothing is left to say. */
  @Instant({ nullable: true }) remindAt!: number | null;
  /** When a step was noted last: its community has the call on its page for some days then. */
  @Instant({ nullable: true }) toldAt!: number | null;
  @Integer() version!: number;
}

/** What was done of a petition. */
@Entity('petition_step')
export class PetitionStepRow {
  @Id() id!: string;
  @Text() petitionId!: string;
  @Integer() round!: number;
  /** From 1 in its round. */
  @Integer() place!: number;
  @Text() step!: PetitionStep;
  /** The local day it was done, YYYY-MM-DD. */
  @Text() doneOn!: string;
  /** When it was noted, and by whom. */
  @Instant() at!: number;
  @Text() byId!: string;
  @Instant({ nullable: true }) dueAt!: number | null;
  @Flag({ nullable: true }) inTime!: boolean | null;
  @Text({ nullable: true }) receipt!: string | null;
  @Text({ nullable: true }) way!: PetitionWay | null;
  /** Sealed. */
  @Text({ nullable: true }) note!: string | null;
}
