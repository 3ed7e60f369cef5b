import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Backups that the hub makes by itself: what came of each, and when the next one is due. */
export class Backups1764981000000 implements MigrationInterface {
  name = 'Backups1764981000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table backup (id text primary key not null, place text not null, made_by text not null,
        started_at bigint not null, ended_at bigint, state text not null, failure text, bytes bigint, calls integer,
        files integer)`,
    );
    await runner.query('create index backup_ended on backup (state, ended_at)');
    await runner.query(
      'create table backup_timer (id text primary key not null, since bigint not null, next_at bigint not null)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table backup_timer');
    await runner.query('drop table backup');
  }
}
