import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Searches back through closed calls, and what they found. */
export class LookBack1764959500000 implements MigrationInterface {
  name = 'LookBack1764959500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [
      `create table look_back_run (id text not null primary key, unit_id text not null, started_by text not null,
        started_at bigint not null, from_at bigint not null, total integer not null, looked integer not null,
        found integer not null, unread integer not null, mark_at bigint, mark_id text, finished_at bigint)`,
      'create index look_back_run_unit on look_back_run (unit_id, started_at)',
      `create table look_back_hit (id text not null primary key, unit_id text not null, call_id text not null,
        kind text not null, closed_at bigint not null, run_id text not null, found_at bigint not null, decision text, decided_by text,
        decided_at bigint, reason text, lead_id text, unique (call_id, kind))`,
      'create index look_back_hit_unit on look_back_hit (unit_id, closed_at)',
    ])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table look_back_hit');
    await runner.query('drop table look_back_run');
  }
}
