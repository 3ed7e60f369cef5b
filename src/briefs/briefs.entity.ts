import { Entity, PrimaryColumn } from 'typeorm';
import type { BriefFigures } from './text/brief-figures.js';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** Figures of a month as they were when somebody froze them or when they were sent. The last of a month counts. */
@Entity('brief')
export class BriefRow {
  @Id() id!: string;
  @Text() unitId!: string;
  /** YYYY-MM */
  @Text() month!: string;
  @Json() figures!: BriefFigures;
  /** null where it went out by its schedule. */
  @Text({ nullable: true }) madeBy!: string | null;
  @Instant() madeAt!: number;
}

/** When a unit's brief goes out next; nextDueAt is null where it goes to nobody. */
@Entity('brief_schedule')
export class BriefScheduleRow {
  @PrimaryColumn({ type: 'text', name: 'unit_id' }) unitId!: string;
  @Integer() day!: number;
  @Integer() hour!: number;
  @Json() recipients!: string[];
  @Instant({ nullable: true }) dueAt!: number | null;
  @Text() changedBy!: string;
  @Instant() changedAt!: number;
}
