import { Entity, PrimaryColumn } from 'typeorm';
import type { DayInterval } from '../protocol/administration.js';
import type { DayKind } from '../protocol/codes.js';
import { Flag, Id, Instant, Json, Text } from '../store/column-types.js';

/** The week of a unit, where it is not the usual one. */
@Entity('calendar_week')
export class CalendarWeekRow {
  /** The unit's. */
  @Id() id!: string;
  @Json() week!: DayInterval[][];
  @Instant() changedAt!: number;
}

/** A year whose published days a unit has taken over; from then on its rows are what counts. */
@Entity('calendar_year')
export class CalendarYearRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @PrimaryColumn({ type: 'integer', name: 'year' }) year!: number;
  @Instant() takenAt!: number;
}

@Entity('calendar_day')
export class CalendarDayRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  /** YYYY-MM-DD. */
  @PrimaryColumn({ type: 'text', name: 'day' }) day!: string;
  @Text() kind!: DayKind;
  @Text() name!: string;
  /** Of a special day. */
  @Json({ nullable: true }) intervals!: DayInterval[] | null;
  /** Set by the coordinator: taking the year over again leaves it as it is. */
  @Flag() corrected!: boolean;
}
