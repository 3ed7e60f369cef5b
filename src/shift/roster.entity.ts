import { Entity } from 'typeorm';
import { Flag, Id, Instant, Integer, Json, Text } from '../store/column-types.js';
import type { PatternDays, RequestKind, RequestState, ShiftRole } from '../protocol/shifts.js';
import type { OverrideChange } from './occurrences.js';

/** A recurring shift. Days are local, YYYY-MM-DD; minutes are of the local day. */
@Entity('shift_pattern')
export class ShiftPatternRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text({ nullable: true }) departmentId!: string | null;
  @Text() name!: string;
  @Text() role!: ShiftRole;
  @Integer() min!: number;
  @Integer() max!: number;
  @Integer() startMinute!: number;
  @Integer() endMinute!: number;
  @Json() weekdays!: number[];
  @Integer() everyWeeks!: number;
  @Text() days!: PatternDays;
  @Text() fromDay!: string;
  @Text({ nullable: true }) untilDay!: string | null;
  @Text() anchorDay!: string;
  @Json() rotation!: string[][];
  @Text({ nullable: true }) temporaryId!: string | null;
}

/** Replaces the standing roster from its first day to its last. */
@Entity('temporary_roster')
export class TemporaryRosterRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() name!: string;
  @Text() fromDay!: string;
  @Text() untilDay!: string;
}

/** What differs for one shift on one day. The version is what races are decided by. */
@Entity('roster_override')
export class RosterOverrideRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() patternId!: string;
  @Text() day!: string;
  @Json() added!: OverrideChange[];
  @Json() removed!: OverrideChange[];
  @Integer() version!: number;
  /** Who changed it last, so that a loser can be told who was faster. */
  @Text() changedBy!: string;
}

@Entity('leave_day')
export class LeaveRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() personId!: string;
  @Text() fromDay!: string;
  @Text() untilDay!: string;
  @Flag() blocks!: boolean;
}

/** A shift offered to somebody, or an open place asked for: from the asking to its end. */
@Entity('shift_request')
export class ShiftRequestRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() kind!: RequestKind;
  @Text() patternId!: string;
  @Text() day!: string;
  /** Whose shift is offered; the asker of an open place. */
  @Text() fromId!: string;
  /** To whom it is offered; null: to anybody. */
  @Text({ nullable: true }) toId!: string | null;
  /** offered: waits for a taker · pending: for the coordinator */
  @Text() state!: RequestState;
  @Text({ nullable: true }) takerId!: string | null;
  /** The coordinator who said yes or no. */
  @Text({ nullable: true }) decidedBy!: string | null;
  @Instant() createdAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
}

/** A secret calendar address. The token is 256 random bits and stands here only as its SHA-256. */
@Entity('calendar_address')
export class CalendarAddressRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** Whose shifts; null: the whole unit's. */
  @Text({ nullable: true }) personId!: string | null;
  @Text({ unique: true }) tokenHash!: string;
  @Text() createdBy!: string;
  @Instant() createdAt!: number;
  @Instant({ nullable: true }) withdrawnAt!: number | null;
}

/** When the roster of a unit is looked at next, for its daily check and for reminders. */
@Entity('roster_watch')
export class RosterWatchRow {
  /** The unit. */
  @Id() id!: string;
  @Instant() dueAt!: number;
  /** Shifts whose time for a reminder came before this have been reminded of. */
  @Instant() remindedUntil!: number;
  /** The local day of the last check. */
  @Text() checkedDay!: string;
  /** Two days before it: a night that is still lived may have begun then. */
  @Text() recentDay!: string;
  /** What the last check found, so that the same is not told twice. */
  @Text() told!: string;
}
