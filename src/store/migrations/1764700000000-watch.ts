import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What watches over the hub: findings, signs of life, drills, and the calls that an outage left over. */
export class Watch1764700000000 implements MigrationInterface {
  name = 'Watch1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `alter table call add column drill text`,
      `alter table call add column late_at bigint`,
      `create index call_drill on call (unit_id, raised_at) where drill is not null`,
      `create index call_late on call (unit_id, raised_at) where late_at is not null`,
      `create index notice_recent on notice (created_at)`,

      `create table watch_finding (id text primary key not null, unit_id text not null, kind text not null,
        subject text not null, call_id text, count integer, opened_at bigint not null, last_seen_at bigint not null,
        closed_at bigint)`,
      `create unique index watch_finding_open on watch_finding (kind, subject) where closed_at is null`,
      `create index watch_finding_unit on watch_finding (unit_id, opened_at)`,
      `create table hub_node (id text primary key not null, started_at bigint not null, beat_at bigint not null,
        dispatched_at bigint not null, audited_at bigint not null)`,
      `create table drill (id text primary key not null, unit_id text not null references unit (id), kind text not null,
        call_id text, community_id text, day text, asked_by text, started_at bigint not null, ended_at bigint,
        passed integer, stage text, times text)`,
      `create unique index drill_day on drill (unit_id, day) where day is not null`,
      `create index drill_unit on drill (unit_id, kind, started_at)`,
      `create index drill_open on drill (started_at) where ended_at is null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Drills would become real calls in every figure; a backup is restored instead. */
  async down(): Promise<void> {
    throw new Error('drills are not taken for real calls; restore a backup instead');
  }
}
