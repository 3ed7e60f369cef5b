import { Entity } from 'typeorm';
import { Id, Instant, Integer, Text } from '../../store/column-types.js';

/** A backup that the hub made by itself, or tried to. */
@Entity('backup')
export class BackupRow {
  @Id() id!: string;
  /** The archive. */
  @Text() place!: string;
  /** Which process: host and port. */
  @Text() madeBy!: string;
  @Instant() startedAt!: number;
  @Instant({ nullable: true }) endedAt!: number | null;
  /** failed: too where the process that made it died */
  @Text() state!: 'running' | 'good' | 'failed';
  /** One sentence for whoever runs the hub. */
  @Text({ nullable: true }) failure!: string | null;
  @Instant({ nullable: true }) bytes!: number | null;
  @Integer({ nullable: true }) calls!: number | null;
  @Integer({ nullable: true }) files!: number | null;
}

/** When the next one is due: one row, so that of many nodes one makes it. */
@Entity('backup_timer')
export class BackupTimerRow {
  @Id() id!: string;
  /** When backups were first asked for by the settings. */
  @Instant() since!: number;
  @Instant() nextAt!: number;
}
