import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checking in and out of service: volunteers, and officers out in a community. */
export class Service1764810000000 implements MigrationInterface {
  name = 'Service1764810000000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table service_session (id text primary key not null, unit_id text not null, person_id text not null,
        who text not null, kind text not null, community_id text, served text, activity text not null,
        planned_minutes integer, in_charge text, started_at bigint not null, ended_at bigint, due_at bigint,
        forgotten integer not null)`,
      `create unique index service_running on service_session (person_id) where ended_at is null`,
      `create index service_person on service_session (person_id, started_at)`,
      `create index service_due on service_session (due_at) where due_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** What was measured stands in the ledger; the sessions it came from have no place in the schema below. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table service_session');
  }
}
