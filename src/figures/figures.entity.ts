import { Entity, PrimaryColumn } from 'typeorm';
import { Id, Integer, Instant, Text } from '../store/column-types.js';
import type { Counts } from './call-measures.js';

/** By what calls are counted: `hour` has keys of weekday and hour, `1-09` for Monday nine to ten o'clock. */
export type CallDim = 'all' | 'officer' | 'community' | 'category' | 'urgency' | 'hour';

/**
 * Calls counted by the local day, month and year they were raised in, drills left out. Holds the unit's calls
 * raised before its mark; later ones are counted from their latest lines.
 */
@Entity('call_rollup')
export class CallRollupRow implements Counts {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @PrimaryColumn({ type: 'text', name: 'dim' }) dim!: CallDim;
  /** YYYY-MM-DD, YYYY-MM or YYYY */
  @PrimaryColumn({ type: 'text', name: 'period' }) period!: string;
  /** Empty for all, and for a call that nobody holds. */
  @PrimaryColumn({ type: 'text', name: 'key' }) key!: string;
  @Integer() raised!: number;
  @Integer() answered!: number;
  @Integer() closed!: number;
  @Integer() solved!: number;
  @Integer() confirmed!: number;
  @Integer() referred!: number;
  @Integer() advised!: number;
  @Integer() unresolved!: number;
  /** Duplicate, or called by mistake. */
  @Integer() noMatter!: number;
  @Integer() cancelled!: number;
  /** Taken back before an answer. */
  @Integer() withdrawn!: number;
  /** Answered within 15 s. */
  @Integer() hotline!: number;
  /** Answered by its target. */
  @Integer() timely!: number;
  /** Closed by its limit. */
  @Integer() inTime!: number;
  @Integer() rated!: number;
  @Integer() satisfied!: number;
  /** Walk-ins. */
  @Integer() desk!: number;
}

/** How many calls took so many seconds to their first answer: pairs of seconds and calls (see answer-times.ts). */
@Entity('answer_rollup')
export class AnswerRollupRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @PrimaryColumn({ type: 'text', name: 'dim' }) dim!: CallDim;
  @PrimaryColumn({ type: 'text', name: 'period' }) period!: string;
  @PrimaryColumn({ type: 'text', name: 'key' }) key!: string;
  @Text() times!: string;
}

/** Calls of the unit raised before this instant are in the roll-ups. */
@Entity('rollup_mark')
export class RollupMarkRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @Instant() upto!: number;
}

/** A page of figures as somebody likes to find it again. */
@Entity('report_view')
export class ReportViewRow {
  @Id() id!: string;
  @Text() personId!: string;
  @Text() name!: string;
  /** The page's address with its question, from the root of the hub. */
  @Text() path!: string;
  @Instant() createdAt!: number;
}
