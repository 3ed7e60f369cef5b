import { Entity, PrimaryColumn } from 'typeorm';
import type {
  ClaimState,
  EntryState,
  HoursSource,
  HoursVerdict,
  Served,
  ServiceKind,
  ServingRole,
} from '../protocol/hours.js';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/**
 * A line of the hours ledger: appended; corrected by a reversal and a new line. Of one person no two lines that
 * count share an instant, so that sums over lines are sums over time. Only `state`, `credited` and the flag
 * `over_cap` ever change: they are what the verdicts on the line say, folded.
 */
@Entity('hours_entry')
export class HoursEntryRow {
  @Id() id!: string;
  @Text() personId!: string;
  @Text() who!: ServingRole;
  @Text() unitId!: string;
  @Text() kind!: ServiceKind;
  @Instant() fromAt!: number;
  @Instant() toAt!: number;
  /** On the wall-clock grid: floor(to/60 s) − floor(from/60 s); negative in a reversal. */
  @Integer() minutes!: number;
  /** The local day (Asia/Shanghai), YYYY-MM-DD. */
  @Text() day!: string;
  @Text() source!: HoursSource;
  @Json() flags!: string[];
  /** The duty or service session it was measured in. */
  @Text({ nullable: true }) sessionId!: string | null;
  @Text({ nullable: true }) communityId!: string | null;
  /** The call that was handled. */
  @Text({ nullable: true }) callId!: string | null;
  /** The claim whose approval wrote it. */
  @Text({ nullable: true }) claimId!: string | null;
  @Text({ nullable: true }) served!: Served | null;
  /** What was done, in a few words without names; empty for duty. */
  @Text() activity!: string;
  /** Person in charge (an account); null where it was the unit's desk. */
  @Text({ nullable: true }) inCharge!: string | null;
  @Text({ nullable: true }) reverses!: string | null;
  @Text({ nullable: true }) reason!: string | null;
  /** Who wrote it; null where the hub measured it. */
  @Text({ nullable: true }) recordedBy!: string | null;
  @Instant() recordedAt!: number;
  /** A reversal has the state of the line it takes back. */
  @Text() state!: EntryState;
  /** Minutes of it that count as service under the policy of its day; 0 before approval, negative in a reversal. */
  @Integer() credited!: number;
}

/** What was said of a line, numbered per line: the key settles who was first. */
@Entity('hours_verdict')
export class VerdictRow {
  @PrimaryColumn({ type: 'text', name: 'entry_id' }) entryId!: string;
  @PrimaryColumn({ type: 'integer', name: 'seq' }) seq!: number;
  @Text() verdict!: HoursVerdict;
  @Integer() credited!: number;
  /** Credited beyond the day's cap, for the reason given. */
  @Flag() overCap!: boolean;
  /** null where another verdict of the day moved the cap. */
  @Text({ nullable: true }) givenBy!: string | null;
  @Instant() givenAt!: number;
  @Text({ nullable: true }) reason!: string | null;
}

/** What a person says they served, or that a line is wrong: in no total before somebody else approves it. */
@Entity('hours_claim')
export class ClaimRow {
  /** A UUID made by the client, so that a repeat on a bad line is known as one. */
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() personId!: string;
  @Text() who!: ServingRole;
  @Text() kind!: ServiceKind;
  @Instant() fromAt!: number;
  /** Equal to fromAt in a contest that wants the line taken away. */
  @Instant() toAt!: number;
  /** The local day it begins on. */
  @Text() day!: string;
  @Text({ nullable: true }) communityId!: string | null;
  @Text({ nullable: true }) callId!: string | null;
  @Text({ nullable: true }) served!: Served | null;
  @Text() activity!: string;
  /** In the person's own words, sealed. */
  @Text({ nullable: true }) note!: string | null;
  @Text({ nullable: true }) inCharge!: string | null;
  /** The line that is contested. */
  @Text({ nullable: true }) contests!: string | null;
  /** The import it came with. */
  @Text({ nullable: true }) importId!: string | null;
  @Text() state!: ClaimState;
  /** null where the hub proposes it. */
  @Text({ nullable: true }) enteredBy!: string | null;
  @Instant() enteredAt!: number;
  @Text({ nullable: true }) decidedBy!: string | null;
  @Instant({ nullable: true }) decidedAt!: number | null;
  @Text({ nullable: true }) reason!: string | null;
}

/** A month of a unit's ledger that was closed at least once; closedAt is null while it is open again. */
@Entity('hours_month')
export class MonthRow {
  /** unit and month */
  @Id() id!: string;
  @Text() unitId!: string;
  /** YYYY-MM */
  @Text() month!: string;
  @Instant({ nullable: true }) closedAt!: number | null;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
  @Text({ nullable: true }) reason!: string | null;
}

/** Which kinds count as service, for whom, from a day on. */
@Entity('hours_policy')
export class HoursPolicyRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** YYYY-MM-DD */
  @Text() fromDay!: string;
  @Json() creditable!: Record<ServingRole, ServiceKind[]>;
  @Integer() capMinutes!: number;
  @Integer() attendancePercent!: number;
  @Text({ nullable: true }) changedBy!: string | null;
  @Instant() changedAt!: number;
  @Text() reason!: string;
}

/** Sums of the ledger by day, month and year, written with its lines. */
@Entity('hours_rollup')
export class HoursRollupRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @PrimaryColumn({ type: 'text', name: 'dim' }) dim!: 'all' | 'person' | 'community';
  /** YYYY-MM-DD, YYYY-MM or YYYY */
  @PrimaryColumn({ type: 'text', name: 'period' }) period!: string;
  /** The person or community; empty for all, and for service in no community. */
  @PrimaryColumn({ type: 'text', name: 'key' }) key!: string;
  @PrimaryColumn({ type: 'text', name: 'kind' }) kind!: ServiceKind;
  @PrimaryColumn({ type: 'text', name: 'who' }) who!: ServingRole;
  @PrimaryColumn({ type: 'text', name: 'source' }) source!: HoursSource;
  /** A reversal takes one away. */
  @Integer() lines!: number;
  @Integer() approvedLines!: number;
  @Integer() pendingLines!: number;
  @Integer() minutes!: number;
  /** Minutes that are not approved, `returned` ones among them. */
  @Integer() pending!: number;
  @Integer() returned!: number;
  @Integer() approved!: number;
  @Integer() credited!: number;
}
