import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Long work that is asked for and made beside the hub. */
export class Jobs1764830000000 implements MigrationInterface {
  name = 'Jobs1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table job (id text primary key not null, unit_id text not null, asked_by text not null, roles text not null,
        lang text not null, kind text not null, title text not null, params text not null, state text not null,
        done integer not null, total integer, node text, beat_at bigint, attempt integer not null,
        asked_at bigint not null, finished_at bigint, file text, failure text)`,
      `create index job_asked_by on job (asked_by, asked_at)`,
      `create index job_open on job (asked_at) where state in ('queued', 'running')`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table job');
  }
}
